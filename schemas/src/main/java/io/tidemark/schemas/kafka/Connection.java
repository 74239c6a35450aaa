package io.tidemark.schemas.kafka;

import io.tidemark.schemas.topics.Topic;
import io.tidemark.settings.Secrets;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How a process reaches Kafka and the schema registry, and the prefix of its topics.
 *
 * <p>Its {@link #toString()} masks secrets; {@link #toProperties()} does not, since it is what another process is started with.
 *
 * @param bootstrapServers Kafka's {@code host:port} list
 * @param schemaRegistryUrl URL of the Confluent API of the registry, or several with commas
 * @param topicPrefix put before every topic's name, "" for none
 * @param clientProperties passed to every Kafka client as they are, e.g. {@code security.protocol}
 * @param registryProperties passed to the registry client, e.g. {@code basic.auth.user.info}, {@code ssl.truststore.location}
 */
public record Connection(
        String bootstrapServers,
        String schemaRegistryUrl,
        String topicPrefix,
        Map<String, String> clientProperties,
        Map<String, String> registryProperties)
        implements Serializable {

    public static final String BOOTSTRAP_SERVERS = "bootstrap.servers";
    public static final String SCHEMA_REGISTRY_URL = "schema.registry.url";
    public static final String TOPIC_PREFIX = "topic.prefix";
    private static final String KAFKA = "kafka.";
    private static final String REGISTRY = "schema.registry.";
    private static final Pattern PREFIX = Pattern.compile("[a-zA-Z0-9._-]{0,100}");

    public Connection {
        requirePresent(BOOTSTRAP_SERVERS, bootstrapServers);
        requirePresent(SCHEMA_REGISTRY_URL, schemaRegistryUrl);
        if (!PREFIX.matcher(topicPrefix).matches()) {
            throw new IllegalArgumentException(
                    "%s is \"%s\", but a topic's name takes only letters, digits, '.', '_' and '-'"
                            .formatted(TOPIC_PREFIX, topicPrefix));
        }
        clientProperties = Map.copyOf(clientProperties);
        registryProperties = Map.copyOf(registryProperties);
    }

    /**
     * Reads {@code bootstrap.servers}, {@code schema.registry.url}, {@code topic.prefix} (default ""), {@code kafka.*} (prefix stripped) and
     * the other {@code schema.registry.*} (prefix stripped). Other keys are left to others.
     *
     * @throws IllegalArgumentException in one sentence, if one of the first two is missing or the prefix is no part of a topic's name
     */
    public static Connection from(Map<String, String> properties) {
        Map<String, String> registry = withPrefix(REGISTRY, properties);
        registry.remove("url");
        return new Connection(
                properties.get(BOOTSTRAP_SERVERS),
                properties.get(SCHEMA_REGISTRY_URL),
                properties.getOrDefault(TOPIC_PREFIX, ""),
                withPrefix(KAFKA, properties),
                registry);
    }

    /** The properties that {@link #from} reads back to an equal connection; secrets are in the clear. */
    public Map<String, String> toProperties() {
        Map<String, String> properties = new TreeMap<>();
        clientProperties.forEach((key, value) -> properties.put(KAFKA + key, value));
        registryProperties.forEach((key, value) -> properties.put(REGISTRY + key, value));
        properties.put(BOOTSTRAP_SERVERS, bootstrapServers);
        properties.put(SCHEMA_REGISTRY_URL, schemaRegistryUrl);
        properties.put(TOPIC_PREFIX, topicPrefix);
        return properties;
    }

    /** A new, mutable configuration that every Kafka client starts from. */
    public Map<String, Object> clientConfig() {
        Map<String, Object> config = new HashMap<>(clientProperties);
        config.put(BOOTSTRAP_SERVERS, bootstrapServers);
        return config;
    }

    /**
     * {@link #clientConfig()} with room for the largest message of these topics, which the producer would refuse on its own: a setting of less would make a record
     * that the topic takes one that is never written.
     */
    public Map<String, Object> producerConfig(Topic<?>... topics) {
        Map<String, Object> config = clientConfig();
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

    private static Map<String, String> withPrefix(String prefix, Map<String, String> properties) {
        Map<String, String> stripped = new HashMap<>();
        properties.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                stripped.put(key.substring(prefix.length()), value);
            }
        });
        return stripped;
    }

    private static void requirePresent(String key, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("%s is missing; set it, e.g. %s=%s"
                    .formatted(key, key, key.equals(BOOTSTRAP_SERVERS) ? "localhost:9092" : "http://localhost:8081"));
        }
    }
}
