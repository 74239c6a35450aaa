/** The same stages over a feed that ends, from topics or files, in Flink's batch mode. */
package io.tidemark.features.job.backfill;
