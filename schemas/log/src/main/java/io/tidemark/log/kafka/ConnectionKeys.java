package io.tidemark.log.kafka;

import io.tidemark.settings.Family;
import io.tidemark.settings.Key;
import io.tidemark.settings.Keys;
import io.tidemark.settings.kind.Kinds;
import java.time.Duration;

/** How every process is told where Kafka and the registry are. */
public final class ConnectionKeys {

    public static final Key<String> BOOTSTRAP_SERVERS = Key.of(
                    "bootstrap.servers", Kinds.TEXT, "Kafka's brokers, as in `localhost:9092`, several with commas")
            .required();

    public static final Key<String> SCHEMA_REGISTRY_URL = Key.of(
                    "schema.registry.url",
                    Kinds.TEXT,
                    "the registry's Confluent API, as in `http://localhost:8081`, several with commas")
            .required();

    public static final Key<String> TOPIC_PREFIX = Key.of(
                    "topic.prefix", Kinds.TEXT, "stands before every topic's name")
            .usually("");

    static final Duration USUAL_PATIENCE = Duration.ofSeconds(15);

    public static final Key<Duration> START_PATIENCE = Key.of(
                    "start.patience",
                    Kinds.DURATION,
                    "how long a start waits for Kafka and the registry to answer, and as long again for topics and rights that are not"
                            + " there yet, since they may be made at the same time; then it names all that is missing")
            .usually(USUAL_PATIENCE);

    /** Kafka's own properties for all clients, or for one kind of them. */
    static final Family KAFKA =
            new Family("kafka.", "PROPERTY", "Kafka's own properties for every client, e.g. `kafka.security.protocol`");

    static final Family REGISTRY = new Family(
            "schema.registry.", "PROPERTY", "the registry client's own, e.g. `schema.registry.basic.auth.user.info`");

    public static final Keys ALL = Keys.of(
            "connection",
            "Where Kafka and the registry are. Those of Kafka's own for one kind of client win over those for all.",
            BOOTSTRAP_SERVERS,
            SCHEMA_REGISTRY_URL,
            TOPIC_PREFIX,
            START_PATIENCE,
            KAFKA,
            kind(ClientKind.STREAMS, "for the Kafka Streams group alone, e.g. `kafka.streams.group.instance.id`"),
            kind(ClientKind.CONSUMER, "for consumers alone"),
            kind(ClientKind.PRODUCER, "for producers alone"),
            kind(ClientKind.ADMIN, "for admin clients alone"),
            REGISTRY);

    private ConnectionKeys() {}

    /** Whether a value of this key may refer to a secret that stands elsewhere. */
    public static boolean mayRefer(String key) {
        return key.startsWith(KAFKA.prefix()) || key.startsWith(REGISTRY.prefix());
    }

    private static Family kind(ClientKind kind, String says) {
        return new Family(KAFKA.prefix() + kind.prefix(), "PROPERTY", says);
    }
}
