package io.tidemark.scoring.app.watch;

import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.Transaction;
import io.tidemark.scoring.app.watch.CustomerProgress.Standing;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The transactions of one partition whose vectors have not come yet.
 *
 * <p>The time runs from when the task has read a transaction, not from when it was sent: a process that comes back
 * after an hour finds vectors for all that waited, and is not to decide them without. It begins anew when a task moves.
 *
 * <p>What is not decided here is counted with its cause and left to the features job, which gives it a vector, or
 * refuses it and says so.
 */
public final class TransactionWatch {

    static final String UNREADABLE = "unreadable";
    static final String OTHER_PARTITION = "other_partition";
    private static final String FORGOTTEN = Standing.FORGOTTEN.name().toLowerCase(Locale.ROOT);
    private static final byte[] LEFT = {};

    private final WatchSettings settings;
    private final int partition;
    private final KeyValueStore<Long, byte[]> pending;
    private final DecidedWithout overdue;
    private final CustomerProgress customers;
    private final Deserializer<Transaction> transactions;
    private final Consumer<String> unwatched;
    private final Deque<Seen> order = new ArrayDeque<>();

    private record Seen(long offset, Instant at) {}

    /** A transaction that is to be decided without its vector. */
    public record Overdue(Transaction transaction, LogPosition origin, Instant loggedAt) {}

    /**
     * @param partition the task's
     * @param unwatched is told the cause of each transaction that is not decided
     * @param now when the task begins
     */
    public TransactionWatch(
            WatchSettings settings,
            int partition,
            KeyValueStore<Long, byte[]> pending,
            DecidedWithout overdue,
            CustomerProgress customers,
            Deserializer<Transaction> transactions,
            Consumer<String> unwatched,
            Instant now) {
        this.settings = settings;
        this.partition = partition;
        this.pending = pending;
        this.overdue = overdue;
        this.customers = customers;
        this.transactions = transactions;
        this.unwatched = unwatched;
        try (KeyValueIterator<Long, byte[]> known = pending.all()) {
            known.forEachRemaining(entry -> {
                if (!isLeft(entry.value)) {
                    order.add(new Seen(entry.key, now));
                }
            });
        }
    }

    /** What is left to its vector stands without its content, and waits for nothing else. */
    private static boolean isLeft(byte[] pending) {
        return pending.length == 0;
    }

    /** A transaction was read. */
    public void saw(long offset, byte[] key, byte[] value, Instant loggedAt, Instant now) {
        // What is too large for a door would be too large for the store's changelog as well.
        Optional<String> refused =
                value == null ? Optional.of(UNREADABLE) : settings.door().refuses(key, value);
        if (refused.isPresent()) {
            unwatched.accept(refused.get());
            return;
        }
        pending.put(
                offset,
                ByteBuffer.allocate(Long.BYTES + value.length)
                        .putLong(loggedAt.toEpochMilli())
                        .put(value)
                        .array());
        order.add(new Seen(offset, now));
    }

    /** {@code features} has said what becomes of a transaction; true if the watch had left it to its vector. */
    public boolean settled(LogPosition origin) {
        if (origin.getPartition() != partition) {
            return false;
        }
        byte[] waited = pending.delete(origin.getOffset());
        return waited != null && isLeft(waited);
    }

    /** What is to be decided now, each once: it counts as decided. */
    public List<Overdue> due(Instant now) {
        List<Overdue> due = new ArrayList<>();
        while (!order.isEmpty() && !order.peek().at().plus(settings.timeout()).isAfter(now)) {
            long offset = order.remove().offset();
            byte[] bytes = pending.delete(offset);
            if (bytes != null) {
                open(offset, bytes).ifPresent(one -> {
                    overdue.put(offset, now);
                    due.add(one);
                });
            }
        }
        overdue.forget(now);
        return due;
    }

    private Optional<Overdue> open(long offset, byte[] bytes) {
        Instant loggedAt = Instant.ofEpochMilli(ByteBuffer.wrap(bytes).getLong());
        Transaction transaction;
        try {
            transaction = transactions.deserialize(
                    settings.transactions(), Arrays.copyOfRange(bytes, Long.BYTES, bytes.length));
        } catch (SerializationException e) {
            // The features job has made a dead letter of it.
            unwatched.accept(UNREADABLE);
            return Optional.empty();
        }
        Optional<String> obstacle =
                settings.door().refuses(transaction, loggedAt).or(() -> obstacle(offset, transaction));
        if (obstacle.isPresent()) {
            unwatched.accept(obstacle.get());
            if (obstacle.get().equals(FORGOTTEN)) {
                pending.put(offset, LEFT);
            }
            return Optional.empty();
        }
        customers.decidedWithout(offset, transaction);
        return Optional.of(new Overdue(transaction, new LogPosition(partition, offset), loggedAt));
    }

    private Optional<String> obstacle(long offset, Transaction transaction) {
        if (settings.partitionOf(transaction.getCustomerId()) != partition) {
            return Optional.of(OTHER_PARTITION);
        }
        Standing standing = customers.standing(offset, transaction);
        return standing == Standing.OPEN
                ? Optional.empty()
                : Optional.of(standing.name().toLowerCase(Locale.ROOT));
    }
}
