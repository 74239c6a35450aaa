package io.tidemark.scoring.app.replay;

import io.tidemark.log.LogReader;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.registry.UndecodableRecordException;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Score;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the record of a transaction's decision on {@code scores}, committed ones only. The topic has no index: what the
 * scope leaves is read from its beginning on, and only records that hold the id's bytes are decoded.
 */
public final class ScoreSearch {

    private static final Logger LOG = LoggerFactory.getLogger(ScoreSearch.class);
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
     * @throws io.tidemark.log.kafka.KafkaUnreachableException if the broker does not answer
     */
    public Optional<Score> find(String transactionId, Scope scope) {
        byte[] wanted = transactionId.getBytes(StandardCharsets.UTF_8);
        AtomicReference<Score> result = new AtomicReference<>();
        read(scope, message -> {
            score(message, wanted)
                    .filter(score -> score.getTransaction().getTransactionId().equals(transactionId))
                    .ifPresent(result::set);
            return result.get() == null;
        });
        return Optional.ofNullable(result.get());
    }

    /**
     * Hands over every decision, those of one customer in the order of the log.
     *
     * @return how many records could not be decoded
     * @throws io.tidemark.log.kafka.KafkaUnreachableException if the broker does not answer
     */
    public long each(Scope scope, Consumer<Score> taker) {
        AtomicLong unreadable = new AtomicLong();
        read(scope, message -> {
            Optional<Score> score = message.value() == null ? Optional.empty() : decoded(message);
            score.filter(one -> scope.customer()
                            .map(one.getTransaction().getCustomerId()::equals)
                            .orElse(true))
                    .ifPresent(taker);
            if (score.isEmpty()) {
                unreadable.incrementAndGet();
            }
            return true;
        });
        return unreadable.get();
    }

    /** A partition that has come to its end hands on what lies behind while others are read: that is passed over. */
    private void read(Scope scope, Predicate<ConsumerRecord<byte[], byte[]>> taker) {
        try (LogReader reader =
                new LogReader(connection, Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000), Topics.SCORES)) {
            Map<TopicPartition, Long> ends = narrow(reader, scope);
            reader.readUntil(
                    ends,
                    message -> message.offset() >= ends.get(new TopicPartition(message.topic(), message.partition()))
                            || taker.test(message));
        }
    }

    /** Goes to where the scope begins, and says where it ends. */
    private static Map<TopicPartition, Long> narrow(LogReader reader, Scope scope) {
        scope.customer().ifPresent(customer -> reader.only(List.of(partition(reader, customer))));
        Map<TopicPartition, Long> ends = scope.until().map(reader::ends).orElseGet(reader::ends);
        scope.from().ifPresent(reader::seek);
        return ends;
    }

    /** That of the customer as Kafka's own partitioner puts keys. */
    private static TopicPartition partition(LogReader reader, String customer) {
        byte[] key = customer.getBytes(StandardCharsets.UTF_8);
        int wanted = Utils.toPositive(Utils.murmur2(key)) % reader.partitions().size();
        return reader.partitions().stream()
                .filter(one -> one.partition() == wanted)
                .findFirst()
                .orElseThrow();
    }

    private Optional<Score> score(ConsumerRecord<byte[], byte[]> message, byte[] wanted) {
        if (message.value() == null || !contains(message.value(), wanted)) {
            return Optional.empty();
        }
        return decoded(message);
    }

    private Optional<Score> decoded(ConsumerRecord<byte[], byte[]> message) {
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
