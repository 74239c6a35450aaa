package io.tidemark.log;

import io.tidemark.log.kafka.Clients;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.kafka.KafkaUnreachableException;
import io.tidemark.log.topics.Topic;
import io.tidemark.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads topics from where it is told to: committed records only, all partitions, without a consumer group. It stands at
 * the beginning until it is told otherwise.
 *
 * <p>It knows which records its reader has taken: one that throws gets the same record again, and after
 * {@link #beginAnew} the reading goes on behind the last one taken. Not thread-safe, but for {@link #wakeup}.
 */
public final class LogReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogReader.class);
    private static final Duration POLL = Duration.ofMillis(200);

    /**
     * A broker answers a connection's requests one after the other: whatever is asked next waits for the fetch before
     * it.
     */
    private static final int FETCH_MILLIS = 50;

    private final Connection connection;
    private final String names;
    private final Map<String, Object> wanted;
    private List<TopicPartition> partitions;

    /** The offset behind the last record taken, of those partitions where it is known. */
    private final Map<TopicPartition, Long> next = new HashMap<>();

    private volatile KafkaConsumer<byte[], byte[]> consumer;

    /** Of these topics. */
    public LogReader(Connection connection, Topic<?>... topics) {
        this(connection, Map.of(), topics);
    }

    /**
     * Of these topics.
     *
     * @param wanted what this reading needs of its consumer, e.g. fetch sizes
     */
    public LogReader(Connection connection, Map<String, Object> wanted, Topic<?>... topics) {
        this.connection = connection;
        this.names = List.of(topics).stream().map(connection::topic).collect(Collectors.joining(", "));
        this.wanted = new HashMap<>(wanted);
        this.wanted.putIfAbsent(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_MILLIS);
        this.consumer = Clients.consumer(connection, this.wanted);
        try {
            this.partitions = places().partitions(topics);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** All that it reads. */
    public List<TopicPartition> partitions() {
        return partitions;
    }

    /** Leaves out all other partitions; it stands at their beginning. */
    public void only(Collection<TopicPartition> kept) {
        partitions = List.copyOf(kept);
        next.keySet().retainAll(partitions);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Goes to an offset of every partition; meant for a topic of one. */
    public void seek(long offset) {
        partitions.forEach(partition -> seek(partition, offset));
    }

    /** Goes to an offset of a partition. */
    public void seek(TopicPartition partition, long offset) {
        consumer.seek(partition, offset);
        next.put(partition, offset);
    }

    /**
     * Goes to the first record of each partition that was appended at this time or later, behind the last one if there
     * is none.
     */
    public void seek(Instant since) {
        Map<TopicPartition, Long> ends = ends();
        places().firstSince(partitions, since)
                .forEach((partition, found) -> seek(partition, found == null ? ends.get(partition) : found));
    }

    /** Goes so many offsets back from the present ends; some of them may hold no record. */
    public void seekToLast(long count) {
        Map<TopicPartition, Long> begins = begins();
        ends().forEach((partition, end) -> seek(partition, Math.max(begins.get(partition), end - count)));
    }

    /** Goes behind what is there. */
    public void seekToEnd() {
        ends().forEach(this::seek);
    }

    /** The offset of the next record; meant for a topic of one partition. */
    public long position() {
        return position(partitions.get(0));
    }

    /** The offset of the next record of a partition. */
    public long position(TopicPartition partition) {
        return places().position(partition);
    }

    /** The offset behind the last committed record; meant for a topic of one partition. */
    public long end() {
        return ends().get(partitions.get(0));
    }

    /** The offsets of the oldest records. */
    public Map<TopicPartition, Long> begins() {
        return places().begins(partitions);
    }

    /** The offsets behind the last committed records. */
    public Map<TopicPartition, Long> ends() {
        return places().ends(partitions);
    }

    /** The offsets behind what was appended up to a time, at most the present ends. */
    public Map<TopicPartition, Long> ends(Instant until) {
        Map<TopicPartition, Long> ends = ends();
        places().firstSince(partitions, until.plusMillis(1)).forEach((partition, found) -> {
            if (found != null) {
                ends.put(partition, found);
            }
        });
        return ends;
    }

    /** Whether it has come so far in every partition. */
    public boolean reached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> position(end.getKey()) >= end.getValue());
    }

    /** What comes within a time, all of which counts as taken. */
    public List<ConsumerRecord<byte[], byte[]>> poll(Duration atMost) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        poll(atMost, found::add);
        return found;
    }

    /** Hands over what comes within a time, record by record. */
    public void poll(Duration atMost, Consumer<ConsumerRecord<byte[], byte[]>> taker) {
        take(atMost, message -> {
            taker.accept(message);
            return true;
        });
    }

    /**
     * Hands over every record up to the present end.
     *
     * @throws KafkaUnreachableException if nothing comes for 15 seconds
     */
    public void readToEnd(Consumer<ConsumerRecord<byte[], byte[]>> taker) {
        readUntil(ends(), message -> {
            taker.accept(message);
            return true;
        });
    }

    /**
     * Hands over record by record up to these ends, or until the taker wants no more; of partitions that are not named,
     * nothing that is said of counts.
     *
     * @throws KafkaUnreachableException if nothing comes for 15 seconds
     */
    public void readUntil(Map<TopicPartition, Long> ends, Predicate<ConsumerRecord<byte[], byte[]>> taker) {
        long left = ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - position(end.getKey())))
                .sum();
        try (Work work = Work.begin(names, Work.Unit.RECORDS, left)) {
            read(ends, message -> {
                work.advance(1);
                return taker.test(message);
            });
        }
    }

    private void read(Map<TopicPartition, Long> ends, Predicate<ConsumerRecord<byte[], byte[]>> taker) {
        long waitedSince = System.nanoTime();
        while (!reached(ends)) {
            Taken taken = take(POLL, taker);
            if (taken == Taken.ENOUGH) {
                return;
            }
            if (taken == Taken.SOME) {
                waitedSince = System.nanoTime();
            } else if (System.nanoTime() - waitedSince > Clients.ANSWER.toNanos()) {
                throw new KafkaUnreachableException(
                        connection,
                        "hand over " + names,
                        new TimeoutException("nothing came for " + Clients.ANSWER.toSeconds() + " s"));
            }
        }
    }

    /**
     * With another client, from the same place on: after a refusal, since what the client was given may have changed, a
     * password say.
     */
    public void beginAnew() {
        KafkaConsumer<byte[], byte[]> fresh = Clients.consumer(connection, wanted);
        try {
            close();
        } catch (KafkaException e) {
            // The client is closed all the same: whoever was refused cannot take leave either.
            LOG.debug("The client before of {} did not close in order", names, e);
        }
        consumer = fresh;
        fresh.assign(partitions);
        fresh.seekToBeginning(
                partitions.stream().filter(one -> !next.containsKey(one)).toList());
        next.forEach(fresh::seek);
        // A client that nobody answers is no new beginning.
        ends();
    }

    /** Makes a {@link #poll} in another thread throw Kafka's {@code WakeupException}. */
    public void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Clients.CLOSE));
    }

    private LogPlaces places() {
        return new LogPlaces(connection, names, consumer);
    }

    private enum Taken {
        NOTHING,
        SOME,
        ENOUGH
    }

    private Taken take(Duration atMost, Predicate<ConsumerRecord<byte[], byte[]>> taker) {
        ConsumerRecords<byte[], byte[]> found = consumer.poll(atMost);
        Map<TopicPartition, Long> taken = new HashMap<>();
        found.partitions()
                .forEach(one -> taken.put(one, found.records(one).get(0).offset()));
        try {
            for (ConsumerRecord<byte[], byte[]> message : found) {
                boolean more = taker.test(message);
                taken.put(new TopicPartition(message.topic(), message.partition()), message.offset() + 1);
                if (!more) {
                    taken.forEach(this::seek);
                    return Taken.ENOUGH;
                }
            }
        } catch (RuntimeException e) {
            taken.forEach(this::seek);
            throw e;
        }
        next.putAll(taken);
        return found.isEmpty() ? Taken.NOTHING : Taken.SOME;
    }
}
