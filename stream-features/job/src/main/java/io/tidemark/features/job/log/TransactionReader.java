package io.tidemark.features.job.log;

import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.LogRecord;
import io.tidemark.features.job.event.RefusedEvent;
import io.tidemark.features.job.event.TransactionEvent;
import io.tidemark.features.job.event.WireFormats;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.UndecodableRecordException;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.door.RecordBounds;
import io.tidemark.schemas.door.Rejection;
import io.tidemark.schemas.door.TransactionCheck;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads and checks transactions.
 *
 * <p>"Now" is when the broker appended the record, so that a replay comes to the same verdict as the first reading.
 */
final class TransactionReader implements EventReader {
    private final WireFormats.Open wire;
    private final RecordBounds bounds;
    private final TransactionCheck check;

    TransactionReader(WireFormats.Open wire, RecordBounds bounds, TransactionCheck check) {
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
            Transaction transaction = wire.transaction(record);
            return checked(
                    record,
                    AvroSerde.isNamed(record.headers()) ? log.holding(wire.encoded(transaction)) : log,
                    transaction);
        } catch (UndecodableRecordException e) {
            return refused(record, log, e.cause(), e.getMessage());
        }
    }

    private Event checked(ConsumerRecord<byte[], byte[]> record, LogRecord log, Transaction transaction) {
        Optional<Rejection> rejection =
                bounds.check(transaction).or(() -> check.check(transaction, Instant.ofEpochMilli(log.loggedAt())));
        if (rejection.isPresent()) {
            return refused(record, log, rejection.get().cause(), rejection.get().detail());
        }
        return new TransactionEvent(
                log, transaction.getCustomerId(), transaction.getEventTime().toEpochMilli(), transaction);
    }

    private static Event refused(ConsumerRecord<byte[], byte[]> record, LogRecord log, String cause, String detail) {
        return new RefusedEvent(log, record.topic(), cause, detail, "stream-features/transactions");
    }
}
