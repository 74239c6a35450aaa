package io.tidemark.subscriber;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * One subscriber's part in its group: which partitions it has, how far each is done, and where that is written down.
 */
final class Membership implements AutoCloseable, ConsumerRebalanceListener {

    private static final Duration ANSWER = Duration.ofSeconds(15);

    /** Told of every partition that goes, with what was open of it. */
    interface Loss {
        void gone(String topic, int partition, int open);
    }

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Progress> progress = new HashMap<>();
    private final SubscriberListener listener;
    private final Loss loss;
    private final String group;
    private final SubscriberOptions.Start start;
    private final long commitNanos;
    private long commitAt;

    Membership(SubscriberOptions options, AlertTopic<?> topic, SubscriberListener listener, Loss loss) {
        this.listener = listener;
        this.loss = loss;
        this.group = options.group();
        this.start = options.start();
        this.commitNanos = options.commitEvery().toNanos();
        this.commitAt = System.nanoTime() + commitNanos;
        this.consumer = SubscriberClients.consumer(options);
        try {
            String name = options.prefix() + topic.name();
            require(name, options);
            consumer.subscribe(List.of(name), this);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void require(String name, SubscriberOptions options) {
        try {
            if (consumer.partitionsFor(name, ANSWER).isEmpty()) {
                throw new SubscriberException("There is no topic " + name + "; check the prefix of the topics");
            }
        } catch (KafkaException e) {
            throw new SubscriberException(
                    "Kafka at %s does not let %s be read by the group %s (%s); check the servers and the user's rights"
                            .formatted(
                                    options.kafka().get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG),
                                    name,
                                    group,
                                    e.getMessage()),
                    e);
        }
    }

    /** @param room whether more is wanted; if not, this only says that the subscriber lives */
    Iterable<ConsumerRecord<byte[], byte[]>> poll(boolean room, Duration atMost) {
        if (room) {
            consumer.resume(consumer.paused());
        } else {
            consumer.pause(consumer.assignment());
        }
        return consumer.poll(atMost);
    }

    /** How far the partition of this record is done. */
    Progress progress(ConsumerRecord<?, ?> record) {
        return progress.computeIfAbsent(
                new TopicPartition(record.topic(), record.partition()), one -> new Progress(record.offset()));
    }

    void commitIfDue() {
        if (System.nanoTime() - commitAt >= 0) {
            commit();
        }
    }

    /**
     * Writes down how far every partition is done. What cannot be written now is written later, or handed over again.
     */
    void commit() {
        commitAt = System.nanoTime() + commitNanos;
        commit(new ArrayList<>(progress.keySet()));
    }

    private void commit(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> places = new HashMap<>();
        for (TopicPartition partition : partitions) {
            Progress one = progress.get(partition);
            if (one != null && one.hasMoved()) {
                places.put(partition, new OffsetAndMetadata(one.place()));
            }
        }
        if (places.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(places, ANSWER);
            places.forEach((partition, place) -> progress.get(partition).committed(place.offset()));
        } catch (RebalanceInProgressException | CommitFailedException | TimeoutException e) {
            listener.waits("The place of the group %s could not be written down (%s); alerts may be handed over again"
                    .formatted(group, e.getMessage()));
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        if (start == SubscriberOptions.Start.NEXT) {
            Map<TopicPartition, OffsetAndMetadata> known = consumer.committed(Set.copyOf(partitions), ANSWER);
            beginAtTheEnd(
                    partitions.stream().filter(one -> known.get(one) == null).toList());
        }
    }

    private void beginAtTheEnd(List<TopicPartition> fresh) {
        // To seek none is to seek all.
        if (!fresh.isEmpty()) {
            consumer.seekToEnd(fresh);
            // Written down at once: whoever is killed now goes on from here, and not from wherever the end is then.
            Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
            fresh.forEach(one -> ends.put(one, new OffsetAndMetadata(consumer.position(one, ANSWER))));
            consumer.commitSync(ends, ANSWER);
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        commit(partitions);
        onPartitionsLost(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            Progress one = progress.remove(partition);
            loss.gone(partition.topic(), partition.partition(), one == null ? 0 : one.end());
        }
    }

    @Override
    public void close() {
        // Leaving the group revokes its partitions, which writes down how far they are done.
        consumer.close(CloseOptions.timeout(ANSWER));
    }
}
