package io.tidemark.features.job;

import io.tidemark.features.job.backfill.PlainFormats;
import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.LabelEvent;
import io.tidemark.features.job.event.LogRecord;
import io.tidemark.features.job.event.OutcomeEvent;
import io.tidemark.features.job.event.TransactionEvent;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.Outcome;
import io.tidemark.schemas.Transaction;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A log of one partition: gives events their offsets, as a source would have read them. */
public final class Log {
    private final AtomicLong offset = new AtomicLong();

    public TransactionEvent read(Transaction transaction) {
        return new TransactionEvent(
                record(PlainFormats.encode(transaction)),
                transaction.getCustomerId(),
                transaction.getEventTime().toEpochMilli(),
                transaction);
    }

    public LabelEvent read(Label label) {
        return LabelEvent.read(record(PlainFormats.encode(label)), label);
    }

    public OutcomeEvent read(Outcome outcome) {
        return OutcomeEvent.read(record(PlainFormats.encode(outcome)), outcome);
    }

    public Event read(io.tidemark.features.engine.Event event) {
        if (event.isOutcome()) {
            return read(event.outcome());
        }
        return event.isLabel() ? read(event.label()) : read(event.transaction());
    }

    public List<Event> read(List<io.tidemark.features.engine.Event> events) {
        return events.stream().map(this::read).toList();
    }

    private LogRecord record(byte[] value) {
        return new LogRecord(0, offset.getAndIncrement(), 1_600_000_000_000L, new byte[] {1}, value);
    }
}
