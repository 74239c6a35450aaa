package io.tidemark.subscriber;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * How a subscriber reaches the log, who it is, and how much it takes at a time.
 *
 * @param kafka of Kafka's consumer, {@code bootstrap.servers} at least, and whatever it signs in with
 * @param registry URL of the schema registry's Confluent API, or several with commas; a user and a password may stand
 *     in it
 * @param registryProperties {@code basic.auth.user.info} and {@code ssl.truststore.location} with its like, as
 *     Confluent's clients take them
 * @param prefix of the topics' names, "" for none
 * @param group the consumer group whose place in the log it goes on from: subscribers of the same group share the
 *     alerts
 * @param inFlight alerts that are handed over and not done at most; nothing is fetched beyond that
 * @param start where a group begins that has no place in the log yet
 * @param commitEvery how often the place in the log is written down; so much may be handed over again after a crash
 */
public record SubscriberOptions(
        Map<String, String> kafka,
        String registry,
        Map<String, String> registryProperties,
        String prefix,
        String group,
        int inFlight,
        Start start,
        Duration commitEvery) {

    private static final int USUAL_IN_FLIGHT = 500;
    private static final Duration USUAL_COMMITS = Duration.ofSeconds(1);

    /** Where a new group begins. */
    public enum Start {
        /** With the oldest alert that is kept. */
        OLDEST,
        /** With the next one. */
        NEXT
    }

    public SubscriberOptions {
        kafka = Map.copyOf(kafka);
        registryProperties = Map.copyOf(registryProperties);
        if (!kafka.containsKey(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG)) {
            throw new IllegalArgumentException(
                    ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG + " is missing; set it, e.g. localhost:9092");
        }
        if (group.isBlank()) {
            throw new IllegalArgumentException(
                    "the subscriber has no group; name one, since its place in the log is kept under that name");
        }
        if (inFlight < 1) {
            throw new IllegalArgumentException("a subscriber takes at least 1 alert at a time, not " + inFlight);
        }
    }

    /** With what is usual for all the rest: everything that is kept, from the oldest on. */
    public static SubscriberOptions of(String bootstrapServers, String registry, String group) {
        return new SubscriberOptions(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                registry,
                Map.of(),
                "",
                group,
                USUAL_IN_FLIGHT,
                Start.OLDEST,
                USUAL_COMMITS);
    }

    /** With these settings of Kafka's consumer. */
    public SubscriberOptions withKafka(Map<String, String> properties) {
        return new SubscriberOptions(
                properties, registry, registryProperties, prefix, group, inFlight, start, commitEvery);
    }

    /** With these settings of the registry's client. */
    public SubscriberOptions withRegistryProperties(Map<String, String> properties) {
        return new SubscriberOptions(kafka, registry, properties, prefix, group, inFlight, start, commitEvery);
    }

    public SubscriberOptions withPrefix(String topicPrefix) {
        return new SubscriberOptions(
                kafka, registry, registryProperties, topicPrefix, group, inFlight, start, commitEvery);
    }

    public SubscriberOptions withInFlight(int most) {
        return new SubscriberOptions(kafka, registry, registryProperties, prefix, group, most, start, commitEvery);
    }

    public SubscriberOptions startingWith(Start first) {
        return new SubscriberOptions(kafka, registry, registryProperties, prefix, group, inFlight, first, commitEvery);
    }

    /** Without its properties, which hold secrets. */
    @Override
    public String toString() {
        return "SubscriberOptions[" + kafka.get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG) + ", " + prefix + "*, group "
                + group + "]";
    }
}
