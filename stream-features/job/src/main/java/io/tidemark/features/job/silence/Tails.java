package io.tidemark.features.job.silence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads the last records of partitions that do not grow. */
final class Tails {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;
    private final EventTimeReader eventTimes;
    private final Duration disorder;

    Tails(Consumer<byte[], byte[]> consumer, EventTimeReader eventTimes, Duration disorder) {
        this.consumer = consumer;
        this.eventTimes = eventTimes;
        this.disorder = disorder;
    }

    /** The newest event time over all tails; empty if no partition holds a record with an event time. */
    Optional<FeedAtRest> read(Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends) {
        Map<String, Long> lastOffsets = new HashMap<>();
        OptionalLong newest = OptionalLong.empty();
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            Tail tail = tail(end.getKey(), begins.get(end.getKey()), end.getValue());
            tail.lastOffset().ifPresent(offset -> lastOffsets.put(end.getKey().toString(), offset));
            if (tail.eventTime().isPresent()) {
                long time = tail.eventTime().getAsLong() + disorder.toMillis();
                newest = OptionalLong.of(newest.isPresent() ? Math.max(newest.getAsLong(), time) : time);
            }
        }
        consumer.unsubscribe();
        return newest.isPresent() ? Optional.of(new FeedAtRest(newest.getAsLong(), lastOffsets)) : Optional.empty();
    }

    /** Steps back in growing strides: the last offsets may be transaction markers or refused records. */
    private Tail tail(TopicPartition partition, long begin, long end) {
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
        return new Tail(lastOffset, eventTime);
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

    private record Tail(OptionalLong lastOffset, OptionalLong eventTime) {}
}
