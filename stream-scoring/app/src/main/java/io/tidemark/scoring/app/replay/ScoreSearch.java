package io.tidemark.scoring.app.replay;

import io.tidemark.schemas.Score;
import io.tidemark.schemas.kafka.Connection;
import io.tidemark.schemas.kafka.KafkaUnreachableException;
import io.tidemark.schemas.registry.AvroSerde;
import io.tidemark.schemas.registry.SchemaRegistry;
import io.tidemark.schemas.registry.UndecodableRecordException;
import io.tidemark.schemas.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the record of a transaction's decision on {@code scores}, committed ones only. The topic has no index: what the scope leaves is read from its beginning
 * on, and only records that hold the id's bytes are decoded.
 */
public final class ScoreSearch {

    private static final Logger LOG = LoggerFactory.getLogger(ScoreSearch.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private final Connection connection;
    private final AvroSerde<Score> serde;

    public ScoreSearch(Connection connection, SchemaRegistry registry) {
        this.connection = connection;
        this.serde = registry.serde(Topics.SCORES);
    }

    /**
     * What is read.
     *
     * @param customer whose the transaction is: one partition in place of all
     * @param from when it was decided at the earliest
     * @param until when it was decided at the latest
     */
    public record Scope(Optional<String> customer, Optional<Instant> from, Optional<Instant> until) {}

    /**
     * The first record of this transaction.
     *
     * @throws KafkaUnreachableException if the broker does not answer
     */
    public Optional<Score> find(String transactionId, Scope scope) {
        byte[] wanted = transactionId.getBytes(StandardCharsets.UTF_8);
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, scope.customer());
            Map<TopicPartition, Long> ends = ends(consumer, partitions, scope.until());
            consumer.assign(partitions);
            begin(consumer, partitions, scope.from());
            long waitedSince = System.nanoTime();
            while (!reached(consumer, ends)) {
                for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
                    waitedSince = System.nanoTime();
                    Optional<Score> found = score(message, wanted)
                            .filter(score ->
                                    score.getTransaction().getTransactionId().equals(transactionId));
                    if (found.isPresent()) {
                        return found;
                    }
                }
                if (System.nanoTime() - waitedSince > PATIENCE.toNanos()) {
                    throw new TimeoutException("nothing came for " + PATIENCE.toSeconds() + " s");
                }
            }
            return Optional.empty();
        } catch (TimeoutException e) {
            throw new KafkaUnreachableException(connection, "search " + connection.topic(Topics.SCORES), e);
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> config = new HashMap<>(connection.consumerConfig());
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** That of the customer as Kafka's own partitioner puts keys, else all. */
    private List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, Optional<String> customer) {
        List<TopicPartition> all = consumer.partitionsFor(connection.topic(Topics.SCORES)).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (customer.isEmpty()) {
            return all;
        }
        byte[] key = customer.get().getBytes(StandardCharsets.UTF_8);
        int partition = Utils.toPositive(Utils.murmur2(key)) % all.size();
        return all.stream().filter(one -> one.partition() == partition).toList();
    }

    private static void begin(KafkaConsumer<?, ?> consumer, List<TopicPartition> partitions, Optional<Instant> from) {
        if (from.isEmpty()) {
            consumer.seekToBeginning(partitions);
            return;
        }
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        offsets(consumer, partitions, from.get())
                .forEach((partition, offset) ->
                        consumer.seek(partition, offset == null ? ends.get(partition) : offset.offset()));
    }

    private static Map<TopicPartition, Long> ends(
            KafkaConsumer<?, ?> consumer, List<TopicPartition> partitions, Optional<Instant> until) {
        Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
        until.ifPresent(
                last -> offsets(consumer, partitions, last.plusMillis(1)).forEach((partition, offset) -> {
                    if (offset != null) {
                        ends.put(partition, offset.offset());
                    }
                }));
        return ends;
    }

    /** The first record at or behind an instant; null where there is none. */
    private static Map<TopicPartition, OffsetAndTimestamp> offsets(
            KafkaConsumer<?, ?> consumer, List<TopicPartition> partitions, Instant at) {
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, at.toEpochMilli()));
        return consumer.offsetsForTimes(times);
    }

    private static boolean reached(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private Optional<Score> score(ConsumerRecord<byte[], byte[]> message, byte[] wanted) {
        if (message.value() == null || !contains(message.value(), wanted)) {
            return Optional.empty();
        }
        try {
            return Optional.of(serde.decode(message));
        } catch (UndecodableRecordException e) {
            LOG.warn(
                    "{} {}-{} is passed over: {}",
                    message.topic(),
                    message.partition(),
                    message.offset(),
                    e.getMessage());
            return Optional.empty();
        }
    }

    /** Avro writes a text as its bytes in UTF-8. */
    static boolean contains(byte[] message, byte[] wanted) {
        for (int from = 0; from <= message.length - wanted.length; from++) {
            int same = 0;
            while (same < wanted.length && message[from + same] == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return true;
            }
        }
        return false;
    }
}
