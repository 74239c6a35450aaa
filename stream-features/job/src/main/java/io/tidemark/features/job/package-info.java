/**
 * The features job: Flink's keyed state and shuffles around the feature engine, which does all the arithmetic.
 *
 * <p>Here are its doors, all named after it, and the serializers of its state, which savepoints know by their names.
 * Everything else has a package that does not know this one, but for the backfill, which is a job of its own.
 */
package io.tidemark.features.job;
