package io.tidemark.scoring.app;

import io.tidemark.log.kafka.Connection;
import io.tidemark.settings.Key;
import io.tidemark.settings.Keys;
import io.tidemark.settings.Settings;
import io.tidemark.settings.kind.Kinds;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** How a scoring instance stands with its group and with the brokers. */
public final class StreamsKeys {

    static final Key<Duration> TRANSACTION_TIMEOUT = Key.of(
                    "transaction.timeout",
                    Kinds.DURATION,
                    "how long the brokers wait for the open transaction of an instance that died, and its readers with"
                            + " them; what one batch takes must fit in")
            .usually(Duration.ofSeconds(5))
            .atLeast(Duration.ofSeconds(1));
    static final Key<Duration> SESSION_TIMEOUT = Key.of(
                    "session.timeout",
                    Kinds.DURATION,
                    "how long an instance may be silent before its partitions go to others; the brokers' own bounds hold")
            .usually(Duration.ofSeconds(6))
            .atLeast(Duration.ofSeconds(1));
    static final Key<Integer> REPLICATION = Key.of(
                    "changelogs.replication", Kinds.WHOLE, "replicas of the topics that stores are restored from")
            .usuallyAs("as many as `features` has")
            .atLeast(1)
            .atMost((int) Short.MAX_VALUE);
    static final Key<Boolean> LEAVES = Key.of(
                    "group.leave",
                    Kinds.YES_NO,
                    "whether a stop leaves the group, so that others take over at once; whoever stays and is back within"
                            + " `session.timeout` moves nothing")
            .usuallyAs("true, but false for a static member: one with `kafka.streams.group.instance.id`");

    /** All of them. */
    static final Keys ALL = Keys.of(
            "group",
            "How it stands with its group and the brokers. Kafka's own properties go before these.",
            TRANSACTION_TIMEOUT,
            SESSION_TIMEOUT,
            REPLICATION,
            LEAVES);

    private StreamsKeys() {}

    /**
     * As it is set.
     *
     * @param replication of the changelogs; empty: that of what is read
     * @param leaves whether a stop leaves the group
     */
    public record Group(
            Duration transactionTimeout, Duration sessionTimeout, Optional<Integer> replication, boolean leaves) {

        static Group of(Settings settings, Connection connection) {
            return new Group(
                    settings.get(TRANSACTION_TIMEOUT),
                    settings.get(SESSION_TIMEOUT),
                    settings.find(REPLICATION),
                    settings.find(LEAVES).orElseGet(() -> !isStatic(connection.streamsConfig())));
        }

        private static boolean isStatic(Map<String, Object> streams) {
            return streams.keySet().stream()
                    .anyMatch(name -> name.equals(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG)
                            || name.endsWith("consumer." + ConsumerConfig.GROUP_INSTANCE_ID_CONFIG));
        }
    }
}
