package io.tidemark.scoring.app.owner;

import io.tidemark.log.cluster.Replicas;
import io.tidemark.log.kafka.Clients;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.kafka.KafkaUnreachableException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * The compacted topic that says who decides. It belongs to the scoring applications, as their changelogs do, so its
 * name lies where they may create topics and is in no catalogue. Thread-safe.
 */
final class OwnerLog implements AutoCloseable {

    /** Topic and transactional id, after the prefix. */
    static final String NAME = "tidemark-scoring-owner";

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int FETCH_MILLIS = 50;
    private final Connection connection;
    private final TopicPartition place;
    private KafkaConsumer<byte[], byte[]> consumer;
    private Optional<Ownership> last = Optional.empty();

    private OwnerLog(Connection connection, TopicPartition place) {
        this.connection = connection;
        this.place = place;
    }

    /**
     * Creates the topic if it is not there.
     *
     * @throws OwnedPrefixException if it cannot be created
     */
    static OwnerLog open(Admin admin, Connection connection, short replication) {
        String topic = topic(connection);
        NewTopic wanted = new NewTopic(topic, 1, replication)
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT,
                        TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
                        String.valueOf(Replicas.inSync(replication))));
        try {
            if (!admin.listTopics().names().get().contains(topic)) {
                admin.createTopics(List.of(wanted)).all().get();
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TimeoutException timeout) {
                throw new KafkaUnreachableException(connection, "create " + topic, timeout);
            }
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new OwnedPrefixException(
                        "topic %s, which says who decides, cannot be created on Kafka at %s (%s); grant Create, Read and Write on it, or create it with one partition and cleanup.policy=compact"
                                .formatted(
                                        topic,
                                        connection.bootstrapServers(),
                                        e.getCause().getMessage()));
            }
        }
        return new OwnerLog(connection, new TopicPartition(topic, 0));
    }

    static String topic(Connection connection) {
        return connection.topicPrefix() + NAME;
    }

    /**
     * What the log says now.
     *
     * @throws KafkaUnreachableException if it does not answer within 15 seconds
     */
    synchronized Optional<Ownership> read() {
        try {
            readToEnd();
            return last;
        } catch (TimeoutException e) {
            close();
            throw new KafkaUnreachableException(connection, "say who decides", e);
        } catch (RuntimeException e) {
            // The next look begins anew, whatever has become of this client.
            close();
            throw e;
        }
    }

    @Override
    public synchronized void close() {
        if (consumer != null) {
            KafkaConsumer<byte[], byte[]> before = consumer;
            consumer = null;
            // It has no group to leave and nothing to write.
            before.close(CloseOptions.timeout(Duration.ZERO));
        }
    }

    private void readToEnd() {
        if (consumer == null) {
            consumer = consumer();
            last = Optional.empty();
        }
        long end = consumer.endOffsets(List.of(place)).get(place);
        long since = System.nanoTime();
        while (consumer.position(place) < end) {
            for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
                last = Ownership.read(message);
            }
            if (System.nanoTime() - since > PATIENCE.toNanos()) {
                throw new TimeoutException("nothing came for " + PATIENCE.toSeconds() + " s");
            }
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        KafkaConsumer<byte[], byte[]> made = Clients.consumer(
                connection,
                Map.of(
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        (int) PATIENCE.toMillis(),
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        FETCH_MILLIS));
        made.assign(List.of(place));
        made.seekToBeginning(List.of(place));
        return made;
    }
}
