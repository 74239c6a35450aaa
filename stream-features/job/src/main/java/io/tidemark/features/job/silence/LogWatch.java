package io.tidemark.features.job.silence;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Looks at the ends of all partitions and says when none has grown for long enough.
 *
 * <p>Not thread-safe; the caller looks from one thread at a time.
 */
final class LogWatch implements AutoCloseable {
    private final Silence silence;
    private final InstantSource clock;
    private Admin admin;
    private KafkaConsumer<byte[], byte[]> consumer;
    private Tails tails;
    private List<TopicPartition> partitions = List.of();
    private Map<TopicPartition, Long> ends = Map.of();
    private long grewAt;
    private Optional<FeedAtRest> rest = Optional.empty();

    LogWatch(Silence silence, InstantSource clock) {
        this.silence = silence;
        this.clock = clock;
    }

    /** What to tell the readers now: empty while the feed flows, and if it never carried an event. */
    synchronized Optional<FeedAtRest> look() throws ExecutionException, InterruptedException {
        if (partitions.isEmpty()) {
            open();
        }
        Map<TopicPartition, Long> now = offsets(OffsetSpec.latest());
        if (!now.equals(ends)) {
            ends = now;
            grewAt = clock.millis();
            rest = Optional.empty();
        } else if (rest.isEmpty()
                && clock.millis() - grewAt >= silence.duration().toMillis()) {
            rest = tails.read(offsets(OffsetSpec.earliest()), ends);
        }
        return rest;
    }

    private void open() throws ExecutionException, InterruptedException {
        if (admin == null) {
            admin = Admin.create(silence.clientProperties());
            consumer = new KafkaConsumer<>(
                    silence.clientProperties(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
            tails = new Tails(consumer, silence.eventTimes().open(), silence.disorder());
        }
        List<TopicPartition> found = new ArrayList<>();
        for (TopicDescription topic :
                admin.describeTopics(silence.topics()).allTopicNames().get().values()) {
            topic.partitions().forEach(p -> found.add(new TopicPartition(topic.name(), p.partition())));
        }
        partitions = found;
    }

    private Map<TopicPartition, Long> offsets(OffsetSpec which) throws ExecutionException, InterruptedException {
        return admin
                .listOffsets(partitions.stream().collect(Collectors.toMap(p -> p, p -> which)))
                .all()
                .get()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().offset()));
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close();
            consumer.close();
        }
    }
}
