/** What an event costs in a window, beside wider and fuller windows and those of Flink. */
package io.tidemark.bench.windows;
