package io.tidemark.subscriber;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Kafka's clients of a subscriber. What its guarantees rest on is not left to whoever sets it up. */
final class SubscriberClients {

    private static final int SESSION_MILLIS = 10_000;

    private SubscriberClients() {}

    /** Of a group, reading what is committed and committing nothing by itself. */
    static KafkaConsumer<byte[], byte[]> consumer(SubscriberOptions options) {
        Map<String, Object> config = new HashMap<>(options.kafka());
        config.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Math.min(options.inFlight(), 500));
        // What a killed subscriber had is another's after so long; Kafka's own 45 s are long for an alert.
        config.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, options.group());
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // Never at the end: what is appended between a group's birth and its first commit would be passed over.
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    static Admin admin(SubscriberOptions options) {
        Map<String, Object> config = new HashMap<>(options.kafka());
        config.keySet().removeIf(key -> !isOfEveryClient(key));
        return Admin.create(config);
    }

    private static boolean isOfEveryClient(String key) {
        String name = key.toLowerCase(Locale.ROOT);
        return name.startsWith("ssl.")
                || name.startsWith("sasl.")
                || name.equals(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG)
                || name.equals("security.protocol")
                || name.startsWith("config.providers");
    }
}
