package io.tidemark.features.job.event;

import io.tidemark.schemas.Label;
import java.time.Instant;

/**
 * A label on its way to one entity's stage.
 *
 * @param entity whose stage it goes to; empty before the identity stage
 * @param time when it was observed, in milliseconds; behind the identity stage no earlier than its transaction was
 *     known
 * @param eventTime when its transaction happened; {@link #UNKNOWN} before the identity stage
 * @param label null after a shuffle: the stage decodes the record's value again
 */
public record LabelEvent(LogRecord record, String entity, String key, long time, long eventTime, Label label)
        implements NewsEvent {

    static final long UNKNOWN = Long.MIN_VALUE;

    /** A label as it was read, on its way to the identity stage. */
    public static LabelEvent read(LogRecord record, Label label) {
        return new LabelEvent(
                record,
                "",
                Address.ofIdentity(label.getTransactionId()),
                label.getObservedAt().toEpochMilli(),
                UNKNOWN,
                label);
    }

    @Override
    public String transactionId() {
        return label.getTransactionId();
    }

    @Override
    public LabelEvent addressedTo(String to, String entityKey, long becameKnown, long transactionTime) {
        return new LabelEvent(record, to, entityKey, becameKnown, transactionTime, label);
    }

    /** With its label, which carries the event time as far as it is known. */
    @Override
    public LabelEvent decoded(WireFormats.Open wire) {
        Label decoded = label != null ? label : wire.label(record.value());
        if (eventTime != UNKNOWN
                && (decoded.getEventTime() == null || decoded.getEventTime().toEpochMilli() != eventTime)) {
            decoded = Label.newBuilder(decoded)
                    .setEventTime(Instant.ofEpochMilli(eventTime))
                    .build();
        }
        return decoded == label ? this : new LabelEvent(record, entity, key, time, eventTime, decoded);
    }
}
