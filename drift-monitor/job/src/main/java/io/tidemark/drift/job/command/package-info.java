/** Work that is no stream: a command that a Flink cluster finds a machine for, such as a training. */
package io.tidemark.drift.job.command;
