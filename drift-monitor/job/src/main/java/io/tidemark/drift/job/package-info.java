/**
 * The Flink monitor job, its settings and its start: profiles of scores against the reference profile of their model,
 * alarms, requests for retraining.
 */
package io.tidemark.drift.job;
