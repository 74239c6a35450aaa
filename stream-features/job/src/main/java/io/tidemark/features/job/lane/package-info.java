/**
 * The order of the log without a shuffle: transactions are numbered where they are read, by the lanes of their
 * partition, and leave the last stage in the order of these numbers.
 */
package io.tidemark.features.job.lane;
