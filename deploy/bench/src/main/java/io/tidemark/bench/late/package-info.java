/** One entity with many events, and what a late one costs. */
package io.tidemark.bench.late;
