/** The Flink monitor job: profiles of scores against the reference profile of their model, alarms, requests for retraining. */
package io.tidemark.drift.job;
