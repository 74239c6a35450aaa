/** What a value costs the monitor, beside a sketch of quantiles. */
package io.tidemark.bench.drift;
