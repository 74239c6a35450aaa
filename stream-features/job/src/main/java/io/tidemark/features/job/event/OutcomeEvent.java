package io.tidemark.features.job.event;

import io.tidemark.features.engine.EventOrder;
import io.tidemark.schemas.Outcome;

/**
 * An outcome on its way to one entity's stage.
 *
 * @param entity whose stage it goes to; empty before the identity stage
 * @param time when it became known, in milliseconds; behind the identity stage no earlier than its transaction was
 *     known
 * @param outcome null after a shuffle: the stage decodes the record's value again
 */
public record OutcomeEvent(LogRecord record, String entity, String key, long time, Outcome outcome)
        implements NewsEvent {

    /** An outcome as it was read, on its way to the identity stage. */
    public static OutcomeEvent read(LogRecord record, Outcome outcome) {
        return new OutcomeEvent(
                record,
                "",
                Address.ofIdentity(outcome.getTransactionId()),
                EventOrder.knownAt(outcome).toEpochMilli(),
                outcome);
    }

    @Override
    public String transactionId() {
        return outcome.getTransactionId();
    }

    @Override
    public OutcomeEvent addressedTo(String to, String entityKey, long becameKnown, long transactionTime) {
        return new OutcomeEvent(record, to, entityKey, becameKnown, outcome);
    }

    @Override
    public OutcomeEvent decoded(WireFormats.Open wire) {
        return outcome != null ? this : new OutcomeEvent(record, entity, key, time, wire.outcome(record.value()));
    }

    /** Whether it had to wait for its transaction. Only if {@link #decoded}. */
    public boolean waited() {
        return time > EventOrder.knownAt(outcome).toEpochMilli();
    }
}
