package io.tidemark.log.kafka;

import io.tidemark.log.topics.Topic;
import io.tidemark.settings.Secrets;
import io.tidemark.settings.Settings;
import io.tidemark.settings.kind.Kinds;
import java.io.Serializable;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.AbstractConfig;

/**
 * How a process reaches Kafka and the schema registry, and the prefix of its topics.
 *
 * <p>Its {@link #toString()} masks secrets; {@link #toProperties()} does not, since it is what another process is
 * started with. Any value may refer to a secret that stands elsewhere, as {@code ${env:NAME}}, {@code ${file:PATH:KEY}}
 * or {@code ${directory:PATH:FILE}}; it is read when a client is made.
 *
 * @param bootstrapServers Kafka's {@code host:port} list
 * @param schemaRegistryUrl URL of the Confluent API of the registry, or several with commas
 * @param topicPrefix put before every topic's name, "" for none
 * @param clientProperties passed to Kafka's clients as they are, e.g. {@code security.protocol}; those that begin with
 *     {@code streams.}, {@code consumer.},
 *     {@code producer.} or {@code admin.} without that, and to clients of this kind alone
 * @param registryProperties passed to the registry client, e.g. {@code basic.auth.user.info},
 *     {@code ssl.truststore.location}
 * @param startPatience how long a start waits for servers, topics and rights that are not there yet
 */
public record Connection(
        String bootstrapServers,
        String schemaRegistryUrl,
        String topicPrefix,
        Map<String, String> clientProperties,
        Map<String, String> registryProperties,
        Duration startPatience)
        implements Serializable {

    public static final String BOOTSTRAP_SERVERS = ConnectionKeys.BOOTSTRAP_SERVERS.name();
    public static final String SCHEMA_REGISTRY_URL = ConnectionKeys.SCHEMA_REGISTRY_URL.name();
    public static final String TOPIC_PREFIX = ConnectionKeys.TOPIC_PREFIX.name();

    private static final Pattern PREFIX = Pattern.compile("[a-zA-Z0-9._-]{0,100}");

    public Connection {
        requirePresent(BOOTSTRAP_SERVERS, bootstrapServers);
        requirePresent(SCHEMA_REGISTRY_URL, schemaRegistryUrl);
        if (!PREFIX.matcher(topicPrefix).matches()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s is \"%s\", but a topic's name takes only letters, digits, '.', '_' and '-'",
                    TOPIC_PREFIX,
                    topicPrefix));
        }
        clientProperties = Map.copyOf(clientProperties);
        registryProperties = Map.copyOf(registryProperties);
    }

    /** With the usual patience. */
    public Connection(
            String bootstrapServers,
            String schemaRegistryUrl,
            String topicPrefix,
            Map<String, String> clientProperties,
            Map<String, String> registryProperties) {
        this(
                bootstrapServers,
                schemaRegistryUrl,
                topicPrefix,
                clientProperties,
                registryProperties,
                ConnectionKeys.USUAL_PATIENCE);
    }

    /**
     * Reads the keys of {@link ConnectionKeys}; other keys are left to others.
     *
     * @throws IllegalArgumentException naming all that is wrong, if one of the first two is missing or the prefix is no
     *     part of a topic's name
     */
    public static Connection from(Map<String, String> properties) {
        Map<String, String> own = new TreeMap<>(properties);
        own.keySet().removeIf(key -> !ConnectionKeys.ALL.knows(key));
        return Settings.read(ConnectionKeys.ALL, own, Connection::of);
    }

    /** As it is set, among other keys. */
    public static Connection of(Settings settings) {
        return new Connection(
                settings.get(ConnectionKeys.BOOTSTRAP_SERVERS),
                settings.get(ConnectionKeys.SCHEMA_REGISTRY_URL),
                settings.get(ConnectionKeys.TOPIC_PREFIX),
                settings.of(ConnectionKeys.KAFKA),
                settings.of(ConnectionKeys.REGISTRY),
                settings.get(ConnectionKeys.START_PATIENCE));
    }

    /** The properties that {@link #from} reads back to an equal connection; secrets are in the clear. */
    public Map<String, String> toProperties() {
        Map<String, String> properties = new TreeMap<>();
        clientProperties.forEach((key, value) -> properties.put(ConnectionKeys.KAFKA.prefix() + key, value));
        registryProperties.forEach((key, value) -> properties.put(ConnectionKeys.REGISTRY.prefix() + key, value));
        properties.put(BOOTSTRAP_SERVERS, bootstrapServers);
        properties.put(SCHEMA_REGISTRY_URL, schemaRegistryUrl);
        properties.put(TOPIC_PREFIX, topicPrefix);
        if (!startPatience.equals(ConnectionKeys.USUAL_PATIENCE)) {
            properties.put(ConnectionKeys.START_PATIENCE.name(), Kinds.DURATION.print(startPatience));
        }
        return properties;
    }

    /** A new, mutable configuration with what is for every client, whatever its kind. */
    public Map<String, Object> clientConfig() {
        return config(ClientKind.common(clientProperties));
    }

    /**
     * A new, mutable configuration that every consumer starts from. A consumer that asks for a topic must not make it.
     */
    public Map<String, Object> consumerConfig() {
        Map<String, Object> config = config(ClientKind.CONSUMER.choose(clientProperties));
        config.put("allow.auto.create.topics", "false");
        return config;
    }

    /** A new, mutable configuration that every admin client starts from. */
    public Map<String, Object> adminConfig() {
        return config(ClientKind.ADMIN.choose(clientProperties));
    }

    /**
     * A new, mutable configuration of Kafka Streams: what is for all clients, what is for Streams alone, and under
     * their prefixes what is for the consumers, producers and admin clients that it makes.
     */
    public Map<String, Object> streamsConfig() {
        return new StreamsConfigs(this).config();
    }

    /**
     * The settings of a client that Kafka Streams makes, with references where Streams has put what it read.
     *
     * @param read the settings as Streams hands them out
     * @return new and mutable, see {@link StreamsConfigs#withReferences}
     */
    public Map<String, Object> withReferences(Map<String, Object> read, ClientKind kind) {
        return new StreamsConfigs(this).withReferences(read, kind);
    }

    Map<String, Object> config(Map<String, String> properties) {
        Map<String, Object> config = new HashMap<>(properties);
        config.put(BOOTSTRAP_SERVERS, bootstrapServers);
        References.explain(config);
        return config;
    }

    /**
     * The registry's URL with what it refers to; user and password in the clear.
     *
     * @throws SecretUnreadableException if that cannot be read
     */
    public String resolvedRegistryUrl() {
        return References.resolveUrls(SCHEMA_REGISTRY_URL, schemaRegistryUrl);
    }

    /**
     * The registry client's properties with what they refer to; secrets in the clear.
     *
     * @throws SecretUnreadableException if that cannot be read
     */
    public Map<String, String> resolvedRegistryProperties() {
        return named(ConnectionKeys.REGISTRY.prefix(), registryProperties);
    }

    /**
     * Throws unless everything that the settings refer to can be read.
     *
     * @throws SecretUnreadableException in one sentence for all of Kafka's or all of the registry's that cannot
     */
    public void requireSecrets() {
        if (!clientProperties.containsKey(AbstractConfig.CONFIG_PROVIDERS_CONFIG)) {
            named(ConnectionKeys.KAFKA.prefix(), clientProperties);
        }
        resolvedRegistryUrl();
        resolvedRegistryProperties();
    }

    /** Resolved under the names that whoever set them knows. */
    private static Map<String, String> named(String prefix, Map<String, String> properties) {
        Map<String, String> full = new TreeMap<>();
        properties.forEach((key, value) -> full.put(prefix + key, value));
        Map<String, String> resolved = new TreeMap<>();
        References.resolve(full).forEach((key, value) -> resolved.put(key.substring(prefix.length()), value));
        return resolved;
    }

    /**
     * A new, mutable configuration of a producer, with room for the largest message of these topics, which it would
     * refuse on its own: a setting of less would make a record that the topic takes one that is never written.
     */
    public Map<String, Object> producerConfig(Topic<?>... topics) {
        Map<String, Object> config = config(ClientKind.PRODUCER.choose(clientProperties));
        int largest = 1 << 20;
        for (Topic<?> topic : topics) {
            largest = Math.max(largest, topic.maxMessageBytes());
        }
        config.put("max.request.size", atLeast(largest, config.get("max.request.size")));
        config.putIfAbsent("buffer.memory", Math.max(32L << 20, 2L * largest));
        return config;
    }

    /** What is no number is left to the client, which says so. */
    private static Object atLeast(int least, Object configured) {
        boolean less = configured == null
                || configured.toString().matches("\\d{1,9}") && Integer.parseInt(configured.toString()) < least;
        return less ? (Object) least : configured;
    }

    /** The topic's full name: prefix and name. */
    public String topic(Topic<?> topic) {
        return topicPrefix + topic.name();
    }

    @Override
    public String toString() {
        Map<String, String> shown = new TreeMap<>();
        toProperties().forEach((key, value) -> shown.put(key, Secrets.masked(key, value)));
        return "Connection" + shown;
    }

    private static void requirePresent(String key, String value) {
        if (value == null || value.isBlank()) {
            String example = key.equals(BOOTSTRAP_SERVERS) ? "localhost:9092" : "http://localhost:8081";
            throw new IllegalArgumentException(key + " is missing; set it, e.g. " + key + "=" + example);
        }
    }
}
