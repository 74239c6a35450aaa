/** The same training as a job of a Flink cluster, with a supervisor there and a lease that says that somebody waits. */
package io.tidemark.retraining.run.flink;
