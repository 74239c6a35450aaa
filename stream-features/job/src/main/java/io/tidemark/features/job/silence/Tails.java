package io.tidemark.features.job.silence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads the last records of partitions. What was read once is remembered until the partition grows. */
final class Tails {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;
    private final EventTimeReader eventTimes;
    private final Map<TopicPartition, Tail> known = new HashMap<>();

    Tails(Consumer<byte[], byte[]> consumer, EventTimeReader eventTimes) {
        this.consumer = consumer;
        this.eventTimes = eventTimes;
    }

    /**
     * The end of what a partition held at some time.
     *
     * @param end offset behind its last record
     * @param lastOffset of its last record; empty if it held none
     * @param eventTime of its last record that has one
     */
    record Tail(long end, OptionalLong lastOffset, OptionalLong eventTime) {}

    Map<TopicPartition, Tail> read(Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Tail> tails = new HashMap<>();
        ends.forEach((partition, end) -> tails.put(partition, tail(partition, begins.get(partition), end)));
        consumer.unsubscribe();
        return tails;
    }

    private Tail tail(TopicPartition partition, long begin, long end) {
        Tail before = known.getOrDefault(partition, new Tail(begin, OptionalLong.empty(), OptionalLong.empty()));
        if (before.end() >= end) {
            return before;
        }
        Tail tail = readBack(partition, Math.max(begin, before.end()), end);
        Tail whole = new Tail(
                end,
                tail.lastOffset().isPresent() ? tail.lastOffset() : before.lastOffset(),
                tail.eventTime().isPresent() ? tail.eventTime() : before.eventTime());
        known.put(partition, whole);
        return whole;
    }

    /** Steps back in growing strides: the last offsets may be transaction markers or refused records. */
    private Tail readBack(TopicPartition partition, long begin, long end) {
        OptionalLong lastOffset = OptionalLong.empty();
        OptionalLong eventTime = OptionalLong.empty();
        long from = end;
        for (long stride = 1; from > begin && eventTime.isEmpty(); stride *= 16) {
            long to = from;
            from = Math.max(begin, end - stride);
            for (ConsumerRecord<byte[], byte[]> record : records(partition, from, to)) {
                if (lastOffset.isEmpty() || record.offset() > lastOffset.getAsLong()) {
                    lastOffset = OptionalLong.of(record.offset());
                }
                OptionalLong time = eventTimes.eventTime(record);
                eventTime = time.isPresent() ? time : eventTime;
            }
        }
        return new Tail(end, lastOffset, eventTime);
    }

    private List<ConsumerRecord<byte[], byte[]>> records(TopicPartition partition, long from, long to) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (consumer.position(partition) < to) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The last records of " + partition + " from offset " + from
                        + " could not be read in " + PATIENCE.toSeconds() + " s; is a broker down?");
            }
            consumer.poll(POLL).records(partition).stream()
                    .filter(record -> record.offset() < to)
                    .forEach(found::add);
        }
        return found;
    }
}
