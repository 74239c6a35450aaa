package io.tidemark.features.job.log;

import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.LabelEvent;
import io.tidemark.features.job.event.LogRecord;
import io.tidemark.features.job.event.RefusedEvent;
import io.tidemark.features.job.event.WireFormats;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.UndecodableRecordException;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.door.LabelCheck;
import io.tidemark.schemas.door.RecordBounds;
import io.tidemark.schemas.door.Rejection;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads and checks labels; "now" is when the broker appended the record, see {@link TransactionReader}. */
final class LabelReader implements EventReader {
    private final WireFormats.Open wire;
    private final RecordBounds bounds;
    private final LabelCheck check;

    LabelReader(WireFormats.Open wire, RecordBounds bounds, LabelCheck check) {
        this.wire = wire;
        this.bounds = bounds;
        this.check = check;
    }

    @Override
    public Event read(ConsumerRecord<byte[], byte[]> record) {
        LogRecord log = EventReader.logRecord(record);
        if (log.value() == null) {
            return refused(record, log, "no_value", "The record has no value");
        }
        Optional<Rejection> oversized = bounds.check(log.key(), log.value());
        if (oversized.isPresent()) {
            return refused(record, log, oversized.get().cause(), oversized.get().detail());
        }
        try {
            Label label = wire.label(record);
            return checked(record, AvroSerde.isNamed(record.headers()) ? log.holding(wire.encoded(label)) : log, label);
        } catch (UndecodableRecordException e) {
            return refused(record, log, e.cause(), e.getMessage());
        }
    }

    private Event checked(ConsumerRecord<byte[], byte[]> record, LogRecord log, Label label) {
        Optional<Rejection> rejection =
                bounds.check(label).or(() -> check.check(label, Instant.ofEpochMilli(log.loggedAt())));
        if (rejection.isPresent()) {
            return refused(record, log, rejection.get().cause(), rejection.get().detail());
        }
        return LabelEvent.read(log, label);
    }

    private static Event refused(ConsumerRecord<byte[], byte[]> record, LogRecord log, String cause, String detail) {
        return new RefusedEvent(log, record.topic(), cause, detail, "stream-features/labels");
    }
}
