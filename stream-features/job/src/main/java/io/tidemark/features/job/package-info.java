/**
 * The features job: Flink's keyed state and shuffles around the feature engine, which does all the arithmetic.
 *
 * <p>Public are {@link io.tidemark.features.job.FeaturesJob} and {@link io.tidemark.features.job.FeaturesJobConfig}.
 */
package io.tidemark.features.job;
