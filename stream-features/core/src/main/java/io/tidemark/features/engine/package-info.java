/**
 * Exact sliding windows per entity, evaluated per event. One engine for the stream, the backfill, training and the
 * command line: it knows neither Kafka nor Flink nor files.
 */
package io.tidemark.features.engine;
