package io.tidemark.features.job.event;

/** What flows between the stages: one record of the log and what became of it so far. */
public sealed interface Event permits TransactionEvent, NewsEvent, RefusedEvent {

    /** The record that it came from. */
    LogRecord record();

    /** The key of the stage that it is on its way to, e.g. a customer's id. */
    String key();

    /**
     * Its place in event time, epoch milliseconds: a label's is when it was observed, an outcome's when it became
     * known.
     */
    long time();
}
