/**
 * How a job reads the log and writes messages: what came of a record, dead letters on their way out, source and sink.
 */
package io.tidemark.flink.log;
