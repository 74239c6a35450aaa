package io.tidemark.scoring.rollout;

import io.tidemark.log.kafka.Clients;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Control;
import io.tidemark.schemas.DeadLetter;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.ListEntry;
import io.tidemark.schemas.ModelAlert;
import io.tidemark.schemas.RolloutEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Writes what the rollout decided, each step in one transaction.
 *
 * <p>One fixed transactional id: opening ends whatever a predecessor left open, and a predecessor that still runs can
 * write no more. The short timeout bounds how long the readers of {@code features} stand still if this process dies in
 * the middle.
 */
final class RolloutLog implements AutoCloseable {

    /** Transactional id and consumer group, after the prefix. */
    static final String NAME = "tidemark-rollout";

    /** Unless somebody says otherwise: {@link RolloutKeys}. */
    static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(2);

    private final Connection connection;
    private final Runnable beforeCommit;
    private final AvroSerde<FeatureRecord> features;
    private final AvroSerde<Deployment> deployments;
    private final AvroSerde<ListEntry> entries;
    private final AvroSerde<RolloutEvent> events;
    private final AvroSerde<ModelAlert> alerts;
    private final AvroSerde<DeadLetter> deadLetters;
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();

    /** @param beforeCommit run when all is sent and nothing committed */
    RolloutLog(Connection connection, SchemaRegistry registry, Runnable beforeCommit) {
        this.connection = connection;
        this.beforeCommit = beforeCommit;
        this.features = registry.serde(Topics.FEATURES);
        this.deployments = registry.serde(Topics.DEPLOYMENTS);
        this.entries = registry.serde(Topics.LIST_ENTRIES);
        this.events = registry.serde(Topics.ROLLOUT_EVENTS);
        this.alerts = registry.serde(Topics.ALERTS_MODEL);
        this.deadLetters = registry.serde(Topics.DEAD_LETTERS);
        this.producer = Clients.producer(connection, wanted(connection), Topics.DEPLOYMENTS, Topics.DEAD_LETTERS);
    }

    private static Map<String, Object> wanted(Connection connection) {
        return Map.of(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                connection.topicPrefix() + NAME,
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                (int) TRANSACTION_TIMEOUT.toMillis(),
                ProducerConfig.LINGER_MS_CONFIG,
                0);
    }

    /** Ends a predecessor's open transaction and shuts it out. */
    void open() {
        producer.initTransactions();
    }

    /** How many partitions an activation goes to. */
    int partitions() {
        return producer.partitionsFor(connection.topic(Topics.FEATURES)).size();
    }

    void begin() {
        sent.clear();
        producer.beginTransaction();
    }

    /** Puts a control into every partition of {@code features} and says where. */
    Deployment deploy(Control control) {
        byte[] message = features.encode(new FeatureRecord(null, control, null));
        String topic = connection.topic(Topics.FEATURES);
        List<Future<RecordMetadata>> places = new ArrayList<>();
        for (int partition = 0; partition < partitions(); partition++) {
            places.add(producer.send(new ProducerRecord<>(topic, partition, null, message)));
        }
        producer.flush();
        List<Long> offsets = new ArrayList<>();
        places.forEach(place -> offsets.add(placed(place).offset()));
        Deployment deployment = new Deployment(control, offsets);
        send(Topics.DEPLOYMENTS, control.getControlId(), deployments.encode(deployment));
        return deployment;
    }

    /** Says which entries of lists stand from now on, and with null which do no more; gives them at their places. */
    List<Listed> list(Map<String, ListEntry> words) {
        List<Future<RecordMetadata>> places = new ArrayList<>();
        words.forEach((key, entry) ->
                places.add(send(Topics.LIST_ENTRIES, key, entry == null ? null : entries.encode(entry))));
        producer.flush();
        List<Listed> listed = new ArrayList<>();
        words.forEach((key, entry) ->
                listed.add(new Listed(placed(places.get(listed.size())).offset(), key, entry)));
        return listed;
    }

    /** An entry where it was written; without the entry, that it stands no more. */
    record Listed(long offset, String key, ListEntry entry) {}

    void tell(RolloutEvent event) {
        send(Topics.ROLLOUT_EVENTS, event.getRequestId(), events.encode(event));
    }

    void raise(ModelAlert alert) {
        send(Topics.ALERTS_MODEL, alert.getAlertId(), alerts.encode(alert));
    }

    void bury(DeadLetter letter) {
        send(Topics.DEAD_LETTERS, null, deadLetters.encode(letter));
    }

    /** Makes it all visible at once, together with what has been answered. */
    void commit(Map<TopicPartition, OffsetAndMetadata> answered, ConsumerGroupMetadata group) {
        producer.sendOffsetsToTransaction(answered, group);
        producer.flush();
        sent.forEach(RolloutLog::placed);
        beforeCommit.run();
        producer.commitTransaction();
    }

    @Override
    public void close() {
        // A transaction that is open here is aborted by whoever opens next, or by the broker.
        producer.close(Duration.ofSeconds(5));
    }

    private Future<RecordMetadata> send(Topic<? extends SpecificRecord> topic, String key, byte[] value) {
        byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        Future<RecordMetadata> place = producer.send(new ProducerRecord<>(connection.topic(topic), 0, keyBytes, value));
        sent.add(place);
        return place;
    }

    private static RecordMetadata placed(Future<RecordMetadata> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw new KafkaException(e.getCause().getMessage(), e.getCause());
        }
    }
}
