package io.tidemark.scoring.app.watch;

import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.Transaction;
import io.tidemark.scoring.app.ScoringMeters;
import io.tidemark.scoring.app.watch.CustomerProgress.Standing;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The transactions of one partition whose vectors have not come yet, and those that were decided without.
 *
 * <p>The time runs from when the task has read a transaction, not from when it was sent: a process that comes back after an hour finds vectors for all that waited,
 * and is not to decide them without. It begins anew when a task moves.
 */
public final class TransactionWatch {

    static final String UNREADABLE = "unreadable";
    static final String PASSED = "passed";
    static final String REPEATED = "repeated";
    static final String OTHER_PARTITION = "other_partition";

    /** As long as {@code features} is kept: no vector comes later. */
    private static final Duration MARKED = Duration.ofDays(7);

    private final WatchSettings settings;
    private final KeyValueStore<Long, byte[]> pending;
    private final KeyValueStore<Long, Long> overdue;
    private final CustomerProgress customers;
    private final Deserializer<Transaction> transactions;
    private final ScoringMeters meters;
    private final Deque<Seen> order = new ArrayDeque<>();

    private record Seen(long offset, Instant at) {}

    /** A transaction that is to be decided without its vector. */
    public record Overdue(Transaction transaction, LogPosition origin, Instant loggedAt) {}

    public TransactionWatch(
            WatchSettings settings,
            KeyValueStore<Long, byte[]> pending,
            KeyValueStore<Long, Long> overdue,
            CustomerProgress customers,
            Deserializer<Transaction> transactions,
            ScoringMeters meters,
            Instant now) {
        this.settings = settings;
        this.pending = pending;
        this.overdue = overdue;
        this.customers = customers;
        this.transactions = transactions;
        this.meters = meters;
        try (KeyValueIterator<Long, byte[]> known = pending.all()) {
            known.forEachRemaining(entry -> order.add(new Seen(entry.key, now)));
        }
    }

    /** A transaction was read. */
    public void saw(LogPosition origin, byte[] key, byte[] value, Instant loggedAt, Instant now) {
        if (value == null) {
            meters.unwatched(UNREADABLE);
        } else if (!settings.meetsItsVector(key, origin.getPartition())) {
            meters.unwatched(OTHER_PARTITION);
        } else {
            pending.put(
                    origin.getOffset(),
                    ByteBuffer.allocate(Long.BYTES + value.length)
                            .putLong(loggedAt.toEpochMilli())
                            .put(value)
                            .array());
            order.add(new Seen(origin.getOffset(), now));
        }
    }

    /** The vector of a transaction has come; true if it is too late, as the transaction was decided without it. */
    public boolean supersedes(LogPosition origin) {
        if (pending.delete(origin.getOffset()) != null) {
            return false;
        }
        // A delete of nothing would still be written to the changelog.
        return overdue.get(origin.getOffset()) != null && overdue.delete(origin.getOffset()) != null;
    }

    /** What is to be decided now, each once: it counts as decided. */
    public List<Overdue> due(int partition, Instant now) {
        List<Overdue> due = new ArrayList<>();
        while (!order.isEmpty() && !order.peek().at().plus(settings.timeout()).isAfter(now)) {
            long offset = order.remove().offset();
            byte[] bytes = pending.delete(offset);
            if (bytes != null) {
                open(new LogPosition(partition, offset), bytes).ifPresent(one -> {
                    overdue.put(offset, now.toEpochMilli());
                    due.add(one);
                });
            }
        }
        forget(now);
        return due;
    }

    private Optional<Overdue> open(LogPosition origin, byte[] bytes) {
        Instant loggedAt = Instant.ofEpochMilli(ByteBuffer.wrap(bytes).getLong());
        Transaction transaction;
        try {
            transaction = transactions.deserialize(
                    settings.transactions(), Arrays.copyOfRange(bytes, Long.BYTES, bytes.length));
        } catch (SerializationException e) {
            // The features job has made a dead letter of it.
            meters.unwatched(UNREADABLE);
            return Optional.empty();
        }
        Standing standing = customers.standing(origin, transaction.getCustomerId(), transaction.getTransactionId());
        if (standing == Standing.OPEN) {
            customers.advance(origin, transaction.getCustomerId(), transaction.getTransactionId());
            return Optional.of(new Overdue(transaction, origin, loggedAt));
        }
        meters.unwatched(standing == Standing.PASSED ? PASSED : REPEATED);
        return Optional.empty();
    }

    /** Of some no vector ever comes, since the features job has refused them. */
    private void forget(Instant now) {
        long before = now.minus(MARKED).toEpochMilli();
        List<Long> old = new ArrayList<>();
        try (KeyValueIterator<Long, Long> marks = overdue.all()) {
            while (marks.hasNext()) {
                KeyValue<Long, Long> mark = marks.next();
                if (mark.value >= before) {
                    break;
                }
                old.add(mark.key);
            }
        }
        old.forEach(overdue::delete);
    }
}
