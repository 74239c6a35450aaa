/**
 * What flows through the job: transactions, labels, outcomes and what was refused, each with the record of the log that
 * it came from.
 */
package io.tidemark.features.job.event;
