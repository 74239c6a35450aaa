package io.tidemark.log.kafka;

import io.tidemark.log.topics.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The one place where Kafka's clients are made, apart from those that Kafka Streams and Flink make for themselves.
 *
 * <p>What correctness needs stands fast: nothing that is not committed is read, nothing is committed by itself. How
 * long a client waits is a default, which a property {@code kafka.*} of the process goes before; so does what the
 * caller asks for beyond that. No consumer and no admin client makes a topic by asking for it
 * ({@link Connection#consumerConfig}).
 */
public final class Clients {

    /**
     * Within which a question is answered or given up: longer than a broker takes to hand over its partitions, and well
     * within the patience of a start.
     */
    public static final Duration ANSWER = Duration.ofSeconds(15);

    /**
     * Closing waits no longer for answers of a broker that may be gone: all that closes in a process must be done
     * within 25 s.
     */
    public static final Duration CLOSE = Duration.ofSeconds(2);

    private static final Duration REQUEST = Duration.ofSeconds(10);

    /** By these a process is known again after a restart, and shuts out a predecessor. */
    private static final Set<String> IDENTITY =
            Set.of(ConsumerConfig.GROUP_ID_CONFIG, ProducerConfig.TRANSACTIONAL_ID_CONFIG);

    /** A writer that needs room for more than its topics take has it. */
    private static final Set<String> ROOM =
            Set.of(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, ProducerConfig.BUFFER_MEMORY_CONFIG);

    private Clients() {}

    /**
     * A consumer of bytes, without a group, of committed records.
     *
     * @param wanted what this reader needs, e.g. fetch sizes
     */
    public static KafkaConsumer<byte[], byte[]> consumer(Connection connection, Map<String, ?> wanted) {
        Map<String, Object> config = reading(connection, wanted);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** A consumer of bytes that sees what is not committed, or never will be, too. */
    public static KafkaConsumer<byte[], byte[]> uncommitted(Connection connection, Map<String, ?> wanted) {
        Map<String, Object> config = reading(connection, wanted);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * A producer of bytes.
     *
     * @param wanted what this writer needs, e.g. a transactional id
     * @param topics what it writes, for which it has room
     */
    public static KafkaProducer<byte[], byte[]> producer(
            Connection connection, Map<String, ?> wanted, Topic<?>... topics) {
        Map<String, Object> config = connection.producerConfig(topics);
        prefer(config, wanted);
        ROOM.forEach(name -> config.merge(name, wanted.containsKey(name) ? wanted.get(name) : 0, Clients::larger));
        config.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) ANSWER.toMillis());
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** A consumer of bytes by settings that have travelled, through Flink say. */
    public static KafkaConsumer<byte[], byte[]> consumer(Properties settings) {
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** A producer of bytes by settings that have travelled. */
    public static KafkaProducer<byte[], byte[]> producer(Map<String, Object> settings) {
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** An admin client by settings that have travelled. */
    public static Admin admin(Properties settings) {
        return Admin.create(settings);
    }

    /** An admin client by settings that may refer to secrets; a secret that is changed counts for the next question. */
    public static Admin admin(Map<String, Object> settings) {
        return RenewedAdmin.of(settings, Admin::create);
    }

    /** An admin client; a secret that is changed counts for the next question. */
    public static Admin admin(Connection connection) {
        Map<String, Object> config = connection.adminConfig();
        config.putIfAbsent("default.api.timeout.ms", (int) ANSWER.toMillis());
        config.putIfAbsent("request.timeout.ms", (int) REQUEST.toMillis());
        return admin(config);
    }

    /** What is no number is left to the client, which says so. */
    private static Object larger(Object configured, Object wanted) {
        String text = configured.toString();
        return text.matches("\\d{1,18}") && Long.parseLong(text) < ((Number) wanted).longValue() ? wanted : configured;
    }

    private static Map<String, Object> reading(Connection connection, Map<String, ?> wanted) {
        Map<String, Object> config = connection.consumerConfig();
        prefer(config, wanted);
        config.putIfAbsent(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ANSWER.toMillis());
        config.putIfAbsent(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) REQUEST.toMillis());
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return config;
    }

    /** What a process was told for its clients goes before what the code would have, but for who it is. */
    private static void prefer(Map<String, Object> config, Map<String, ?> wanted) {
        wanted.forEach(config::putIfAbsent);
        for (String name : IDENTITY) {
            if (wanted.containsKey(name)) {
                config.put(name, wanted.get(name));
            }
        }
    }
}
