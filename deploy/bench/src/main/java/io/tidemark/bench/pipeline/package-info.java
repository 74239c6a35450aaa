/** The whole way from a transaction to its score. */
package io.tidemark.bench.pipeline;
