package io.tidemark.scoring.app;

import static org.apache.kafka.streams.StreamsConfig.consumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.producerPrefix;

import io.tidemark.log.cluster.Replicas;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Limits;
import io.tidemark.scoring.app.streams.Burial;
import io.tidemark.scoring.app.streams.BuryingHandler;
import io.tidemark.scoring.app.streams.LogFacts;
import io.tidemark.scoring.app.streams.SmallRocks;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Kafka Streams' own settings: exactly once, and little time lost on the way or after a crash. What the connection says
 * of a client wins.
 */
final class StreamsSettings {

    /** One heartbeat that is lost must not end a session. */
    private static final int HEARTBEATS_A_SESSION = 4;

    private static final long COMMIT_MILLIS = 50;
    /**
     * Sent one by one, decisions cost the broker more than they cost here. A commit sends at once what lingers, so only
     * readers of what is not committed yet wait for it.
     */
    private static final int LINGER_MILLIS = 2;

    /**
     * A transaction that begins while the broker still writes the markers of the one before is asked to try again, and
     * Kafka's own 100 ms would stop a thread for that long.
     */
    private static final int RETRY_MILLIS = 5;

    private static final long CACHE_BYTES = 16 << 20;

    /** Deciding once, and handing over to another application, hang on these. */
    private static final Map<String, String> KEPT = Map.of(
            StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
            StreamsConfig.EXACTLY_ONCE_V2,
            StreamsConfig.GROUP_PROTOCOL_CONFIG,
            "classic");

    private StreamsSettings() {}

    /** Throws in one sentence if Kafka's own settings would take away that each transaction is decided once. */
    static void requireKept(Connection connection) {
        Map<String, Object> said = connection.streamsConfig();
        KEPT.forEach((name, value) -> {
            Object other = said.getOrDefault(name, value);
            if (!value.equalsIgnoreCase(other.toString())) {
                throw new IllegalArgumentException("kafka." + name + " is \"" + other + "\", but must be " + value
                        + ", since each transaction is to be decided once; remove the key");
            }
        });
    }

    static Properties of(ScoringSettings settings, LogFacts log, Burial burial) {
        Map<String, Object> config = new HashMap<>();
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        // A score is seen by its readers when its transaction commits.
        config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_MILLIS);
        // Only the store of watched transactions is cached: most of them leave it before a commit would write them to
        // the changelog.
        config.put(
                StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG,
                settings.transactions().timeout().isZero() ? 0L : CACHE_BYTES);
        config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        config.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SmallRocks.class);
        config.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, BuryingHandler.class);
        config.put(Burial.SETTING, burial);
        config.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.process().standbys());
        // The stores are worth as much as what they were made from.
        int replication = replication(settings, log);
        config.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, replication);
        if (Replicas.inSync(replication) > 1) {
            config.put(
                    StreamsConfig.topicPrefix(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG),
                    String.valueOf(Replicas.inSync(replication)));
        }
        int session = (int) settings.group().sessionTimeout().toMillis();
        config.put(consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), session);
        config.put(consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), session / HEARTBEATS_A_SESSION);
        config.put(producerPrefix(ProducerConfig.LINGER_MS_CONFIG), LINGER_MILLIS);
        config.put(producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), RETRY_MILLIS);
        config.put(producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), (int)
                settings.group().transactionTimeout().toMillis());
        config.put(producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), largest(log));
        Map<String, Object> said = settings.connection().streamsConfig();
        // Kafka Streams takes what is for one kind of client before what is for all: what was said for all is not to be
        // outdone by ours.
        config.keySet().removeIf(name -> said.containsKey(name.replaceFirst("^(consumer|producer)\\.", "")));
        config.putAll(said);
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.process().applicationId());
        config.put(
                StreamsConfig.STATE_DIR_CONFIG,
                settings.process().stateDir().toAbsolutePath().toString());
        config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.process().threads());
        Properties properties = new Properties();
        properties.putAll(config);
        return properties;
    }

    /** Replicas of the changelogs. */
    static int replication(ScoringSettings settings, LogFacts log) {
        return settings.group().replication().orElse((int) log.replication());
    }

    /**
     * No more than a topic takes is ever sent, see {@link io.tidemark.scoring.app.streams.BoundedSerializer}; the
     * producer has no say of its own.
     */
    private static int largest(LogFacts log) {
        return log.mostBytes().values().stream().mapToInt(Integer::intValue).reduce(Limits.USUAL_BYTES, Math::max);
    }
}
