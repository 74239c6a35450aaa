package io.tidemark.features.job.log;

import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.LabelEvent;
import io.tidemark.features.job.event.LogRecord;
import io.tidemark.features.job.event.OutcomeEvent;
import io.tidemark.features.job.event.RefusedEvent;
import io.tidemark.features.job.event.TransactionEvent;
import io.tidemark.features.job.event.WireFormats;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.UndecodableRecordException;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.Outcome;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.door.LabelCheck;
import io.tidemark.schemas.door.OutcomeCheck;
import io.tidemark.schemas.door.RecordBounds;
import io.tidemark.schemas.door.Rejection;
import io.tidemark.schemas.door.TransactionCheck;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads and checks transactions, labels or outcomes.
 *
 * <p>"Now" is when the broker appended the record, so that a replay comes to the same verdict as the first reading.
 *
 * @param stage for dead letters
 * @param decoded the record of the log, decoded
 * @param encoded the same as bytes that can be read without headers
 * @param check why it is refused, given when it was appended
 * @param event that it becomes
 */
record CheckedReader<T>(
        String stage,
        RecordBounds bounds,
        Function<ConsumerRecord<byte[], byte[]>, T> decoded,
        Function<T, byte[]> encoded,
        BiFunction<T, Instant, Optional<Rejection>> check,
        BiFunction<LogRecord, T, Event> event)
        implements EventReader {

    static CheckedReader<Transaction> ofTransactions(
            WireFormats.Open wire, RecordBounds bounds, TransactionCheck check) {
        return new CheckedReader<>(
                "stream-features/transactions",
                bounds,
                wire::transaction,
                wire::encoded,
                (transaction, now) -> bounds.check(transaction).or(() -> check.check(transaction, now)),
                (log, transaction) -> new TransactionEvent(
                        log,
                        transaction.getCustomerId(),
                        transaction.getEventTime().toEpochMilli(),
                        transaction));
    }

    static CheckedReader<Label> ofLabels(WireFormats.Open wire, RecordBounds bounds, LabelCheck check) {
        return new CheckedReader<>(
                "stream-features/labels",
                bounds,
                wire::label,
                wire::encoded,
                (label, now) -> bounds.check(label).or(() -> check.check(label, now)),
                LabelEvent::read);
    }

    static CheckedReader<Outcome> ofOutcomes(WireFormats.Open wire, RecordBounds bounds, OutcomeCheck check) {
        return new CheckedReader<>(
                "stream-features/outcomes",
                bounds,
                wire::outcome,
                wire::encoded,
                (outcome, now) -> bounds.check(outcome).or(() -> check.check(outcome, now)),
                OutcomeEvent::read);
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
            T read = decoded.apply(record);
            return checked(record, AvroSerde.isNamed(record.headers()) ? log.holding(encoded.apply(read)) : log, read);
        } catch (UndecodableRecordException e) {
            return refused(record, log, e.cause(), e.getMessage());
        }
    }

    private Event checked(ConsumerRecord<byte[], byte[]> record, LogRecord log, T read) {
        return check.apply(read, Instant.ofEpochMilli(log.loggedAt()))
                .map(rejection -> refused(record, log, rejection.cause(), rejection.detail()))
                .orElseGet(() -> event.apply(log, read));
    }

    private Event refused(ConsumerRecord<byte[], byte[]> record, LogRecord log, String cause, String detail) {
        return new RefusedEvent(log, record.topic(), cause, detail, stage);
    }
}
