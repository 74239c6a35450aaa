package io.tidemark.retraining.answer;

import io.tidemark.log.kafka.Clients;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.DeadLetter;
import io.tidemark.schemas.RetrainingRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes an answer and the offsets of the requests that it answers in one Kafka transaction: killed at any point, the
 * service has either answered once or not at all. The fixed transactional id fences off a second service.
 */
public final class AnswerWriter implements AutoCloseable {

    private final Connection connection;
    private final SchemaRegistry registry;
    private final ConsumerGroupMetadata group;
    private final KafkaProducer<byte[], byte[]> producer;

    /** @param connection says how long a transaction may last */
    public AnswerWriter(Connection connection, SchemaRegistry registry, String group) {
        this.connection = connection;
        this.registry = registry;
        this.group = new ConsumerGroupMetadata(group);
        producer = Clients.producer(
                connection, Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, group), Topics.MODELS, Topics.DEAD_LETTERS);
        try {
            producer.initTransactions();
        } catch (KafkaException e) {
            producer.close(Clients.CLOSE);
            throw e;
        }
    }

    public void write(Answer answer, Map<TopicPartition, OffsetAndMetadata> answered) {
        producer.beginTransaction();
        answer.bundle().ifPresent(bundle -> send(Topics.MODELS, bundle.getVersion(), bundle));
        send(Topics.CANDIDATES, answer.candidate().getModel().getVersion(), answer.candidate());
        answer.again().ifPresent(request -> send(Topics.RETRAINING_REQUESTS, request.getRequestId(), request));
        producer.sendOffsetsToTransaction(answered, group);
        producer.commitTransaction();
    }

    /** Writes what is no request. */
    public void bury(List<DeadLetter> letters, Map<TopicPartition, OffsetAndMetadata> read) {
        producer.beginTransaction();
        letters.forEach(letter -> send(Topics.DEAD_LETTERS, null, letter));
        if (!read.isEmpty()) {
            producer.sendOffsetsToTransaction(read, group);
        }
        producer.commitTransaction();
    }

    /** Makes a request of the service's own. */
    public void ask(RetrainingRequest request) {
        producer.beginTransaction();
        send(Topics.RETRAINING_REQUESTS, request.getRequestId(), request);
        producer.commitTransaction();
    }

    private <T extends SpecificRecord> void send(Topic<T> topic, String key, T value) {
        producer.send(new ProducerRecord<>(
                connection.topic(topic),
                key == null ? null : key.getBytes(StandardCharsets.UTF_8),
                registry.serde(topic).encode(value)));
    }

    /**
     * What was begun and not committed is taken back by whoever opens next: an abort of our own would fail as the
     * commit did.
     */
    @Override
    public void close() {
        producer.close(Clients.CLOSE);
    }
}
