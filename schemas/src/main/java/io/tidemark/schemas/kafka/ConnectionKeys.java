package io.tidemark.schemas.kafka;

import io.tidemark.settings.Family;
import io.tidemark.settings.Key;
import io.tidemark.settings.Keys;
import io.tidemark.settings.kind.Kinds;

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
            KAFKA,
            kind(ClientKind.STREAMS, "for the Kafka Streams group alone, e.g. `kafka.streams.group.instance.id`"),
            kind(ClientKind.CONSUMER, "for consumers alone"),
            kind(ClientKind.PRODUCER, "for producers alone"),
            kind(ClientKind.ADMIN, "for admin clients alone"),
            REGISTRY);

    private ConnectionKeys() {}

    private static Family kind(ClientKind kind, String says) {
        return new Family(KAFKA.prefix() + kind.prefix(), "PROPERTY", says);
    }
}
