/** Flink in one process: a mini cluster with its page, and the features job and the monitor job on it. */
package io.tidemark.stack.flink;
