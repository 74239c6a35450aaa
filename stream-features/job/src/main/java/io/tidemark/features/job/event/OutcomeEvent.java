package io.tidemark.features.job.event;

import io.tidemark.features.engine.EventOrder;
import io.tidemark.schemas.Outcome;

/**
 * An outcome on its way to one entity's stage.
 *
 * @param entity whose stage it goes to; empty before the identity stage
 * @param time when it became known, in milliseconds; behind the identity stage no earlier than its transaction was
 *     known
 * @param waited whether it had to wait for its transaction, and so stands right before that
 * @param outcome null after a shuffle: the stage decodes the record's value again
 */
public record OutcomeEvent(LogRecord record, String entity, String key, long time, boolean waited, Outcome outcome)
        implements NewsEvent {

    /** An outcome as it was read, on its way to the identity stage. */
    public static OutcomeEvent read(LogRecord record, Outcome outcome) {
        return new OutcomeEvent(
                record,
                "",
                Address.ofIdentity(outcome.getTransactionId()),
                EventOrder.knownAt(outcome).toEpochMilli(),
                false,
                outcome);
    }

    @Override
    public String transactionId() {
        return outcome.getTransactionId();
    }

    @Override
    public OutcomeEvent addressedTo(String to, String entityKey, long becameKnown, long transactionTime) {
        return new OutcomeEvent(record, to, entityKey, becameKnown, waited, outcome);
    }

    @Override
    public OutcomeEvent decoded(WireFormats.Open wire) {
        return outcome != null
                ? this
                : new OutcomeEvent(record, entity, key, time, waited, wire.outcome(record.value()));
    }

    /** The same, now that its transaction has come. */
    public OutcomeEvent afterWaiting() {
        return new OutcomeEvent(record, entity, key, time, true, outcome);
    }
}
