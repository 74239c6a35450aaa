package io.tidemark.features.job.event;

/**
 * What became known of a transaction beside itself, a label or an outcome, on its way to the stages of the entities
 * that it changes.
 */
public sealed interface NewsEvent extends Event permits LabelEvent, OutcomeEvent {

    /** Whose stage it goes to; empty before the identity stage. */
    String entity();

    /** With its record, which is null after a shuffle. */
    NewsEvent decoded(WireFormats.Open wire);

    /** Of the transaction. Only if {@link #decoded}. */
    String transactionId();

    /**
     * The same on its way to one entity.
     *
     * @param becameKnown when it and its transaction are both known, in milliseconds of event time
     * @param transactionTime when its transaction happened, as far as that is known
     */
    NewsEvent addressedTo(String entity, String entityKey, long becameKnown, long transactionTime);
}
