package io.tidemark.start;

/** How a line of the log is written. */
public enum LogFormat {
    /** For people. */
    TEXT,
    /** One JSON object a line: time, level, logger, thread, message, stack_trace. */
    JSON
}
