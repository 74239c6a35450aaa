package io.tidemark.scoring.app.streams;

import io.tidemark.log.kafka.Connection;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topics that stores are restored from. A restart reads all of them, so they hold little more than what the stores
 * do.
 *
 * <p>A broker compacts a log once {@link #STALE_SHARE} of its older segments is not compacted, so those hold at most 1
 * / (1 - share) = 1.25 records an entry. Two things come on top: the newest segment, which is never compacted and is
 * closed by the first record that comes after {@link #SEGMENT} or does not fit into
 * {@link #SEGMENT_BYTES}, and what comes until the cleaner looks again (15 s by default).
 */
public final class Changelogs {

    /** The least that a broker takes. Entries are small: this is some ten thousand of them. */
    private static final int SEGMENT_BYTES = 1 << 20;

    /** At Kafka's default of a week this alone would keep a quiet log from ever being compacted. */
    private static final Duration SEGMENT = Duration.ofSeconds(30);

    /**
     * Bounds how many small segments lie behind the newest of a large log, of which a share takes long to become stale.
     */
    private static final Duration LONGEST_UNCOMPACTED = Duration.ofMinutes(10);

    private static final String STALE_SHARE = "0.2";

    /** Stores that things are deleted from are read from the beginning by whoever restores them, in far less time. */
    private static final Duration TOMBSTONES = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(Changelogs.class);

    private Changelogs() {}

    /** Their settings. */
    public static Map<String, String> settings() {
        return Map.of(
                "segment.bytes",
                String.valueOf(SEGMENT_BYTES),
                "segment.ms",
                String.valueOf(SEGMENT.toMillis()),
                "min.compaction.lag.ms",
                "0",
                "max.compaction.lag.ms",
                String.valueOf(LONGEST_UNCOMPACTED.toMillis()),
                "min.cleanable.dirty.ratio",
                STALE_SHARE,
                "delete.retention.ms",
                String.valueOf(TOMBSTONES.toMillis()));
    }

    /**
     * Gives those of an earlier build the settings that Kafka Streams gives to new ones only, and says which have fewer
     * replicas than they should: those stay as they are, since only whoever runs the brokers can say where replicas are
     * to lie. Whatever is refused here is a line in the log and stops nothing.
     */
    public static void renew(
            Admin admin, Connection connection, String applicationId, Collection<String> stores, int replication) {
        try {
            Set<String> all = LogFacts.get(connection, admin.listTopics().names());
            List<String> existing = stores.stream()
                    .map(store -> applicationId + "-" + store + "-changelog")
                    .filter(all::contains)
                    .toList();
            LogFacts.get(connection, admin.describeTopics(existing).allTopicNames())
                    .forEach((name, topic) -> warn(name, replicas(topic), replication));
            alter(admin, existing).forEach(Changelogs::awaitAltered);
        } catch (RuntimeException e) {
            LOG.warn("The changelogs of scoring keep their settings: {}", e.getMessage());
        }
    }

    private static Map<ConfigResource, KafkaFuture<Void>> alter(Admin admin, List<String> topics) {
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        Collection<AlterConfigOp> set = settings().entrySet().stream()
                .map(one -> new AlterConfigOp(new ConfigEntry(one.getKey(), one.getValue()), AlterConfigOp.OpType.SET))
                .collect(Collectors.toList());
        topics.forEach(topic -> changes.put(new ConfigResource(ConfigResource.Type.TOPIC, topic), set));
        return admin.incrementalAlterConfigs(changes).values();
    }

    private static void awaitAltered(ConfigResource topic, KafkaFuture<Void> answer) {
        try {
            answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            LOG.warn(
                    "{} keeps its settings, so a restart may read far more than the store holds: {}; grant AlterConfigs on it, or set {} on it",
                    topic.name(),
                    e.getCause().getMessage(),
                    settings());
        }
    }

    private static int replicas(TopicDescription topic) {
        return topic.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
    }

    private static void warn(String topic, int replicas, int wanted) {
        if (replicas < wanted) {
            LOG.warn(
                    "{} has {} of {} replicas, so the loss of one broker stops scoring; reassign it with kafka-reassign-partitions.sh",
                    topic,
                    replicas,
                    wanted);
        }
    }
}
