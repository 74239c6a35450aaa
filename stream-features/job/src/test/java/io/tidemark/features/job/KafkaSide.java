package io.tidemark.features.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.features.engine.Event;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.Mark;
import io.tidemark.schemas.Outcome;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The test's own producer and consumer. */
public final class KafkaSide implements AutoCloseable {
    private final Connection connection;
    private final SchemaRegistry registry;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Admin admin;
    private final Map<Topic<?>, ReadSoFar<?>> read = new HashMap<>();
    private final AtomicReference<Exception> failed = new AtomicReference<>();

    public KafkaSide(Connection connection) {
        this.connection = connection;
        this.registry = SchemaRegistry.connect(connection);
        this.producer =
                new KafkaProducer<>(connection.clientConfig(), new ByteArraySerializer(), new ByteArraySerializer());
        this.admin = Admin.create(connection.clientConfig());
    }

    public void send(List<Event> events) {
        var transactions = registry.serde(Topics.TRANSACTIONS);
        var labels = registry.serde(Topics.LABELS);
        var outcomes = registry.serde(Topics.OUTCOMES);
        for (Event event : events) {
            if (event.isOutcome()) {
                Outcome outcome = event.outcome();
                String key = outcome.getCustomerId() == null ? outcome.getTransactionId() : outcome.getCustomerId();
                sendRaw(Topics.OUTCOMES, key, outcomes.encode(outcome));
            } else if (event.isLabel()) {
                sendRaw(Topics.LABELS, event.label().getCustomerId(), labels.encode(event.label()));
            } else {
                sendRaw(
                        Topics.TRANSACTIONS,
                        event.transaction().getCustomerId(),
                        transactions.encode(event.transaction()));
            }
        }
        flush();
    }

    public void sendRaw(Topic<?> topic, String key, byte[] value) {
        byte[] keyBytes = key == null ? null : key.getBytes(UTF_8);
        var unused = producer.send(
                new ProducerRecord<>(connection.topic(topic), keyBytes, value),
                (metadata, failure) -> failed.compareAndSet(null, failure));
    }

    public void flush() {
        producer.flush();
        if (failed.get() != null) {
            throw new IllegalStateException("a record was not sent", failed.get());
        }
    }

    /** Everything that a topic holds now, partition by partition. */
    public <T extends SpecificRecord> List<T> read(Topic<T> topic) {
        return soFar(topic).values();
    }

    List<FeatureVector> vectors() {
        return read(Topics.FEATURES).stream()
                .map(FeatureRecord::getVector)
                .filter(Objects::nonNull)
                .toList();
    }

    List<Mark> marks() {
        return read(Topics.FEATURES).stream()
                .map(FeatureRecord::getMark)
                .filter(Objects::nonNull)
                .toList();
    }

    List<ConsumerRecord<byte[], byte[]>> records(Topic<?> topic) {
        return soFar(topic).records();
    }

    /** A test asks again and again until there is enough: what has been read is kept, so that each time reads on. */
    @SuppressWarnings("unchecked")
    private <T extends SpecificRecord> ReadSoFar<T> soFar(Topic<T> topic) {
        return (ReadSoFar<T>)
                read.computeIfAbsent(topic, each -> new ReadSoFar<>(connection, topic, registry.serde(topic)));
    }

    /** Hands over everything that a topic holds now, one by one, and keeps none of it. */
    <T extends SpecificRecord> void forEach(Topic<T> topic, Consumer<T> reader) {
        var serde = registry.serde(topic);
        try (LogEnds log = new LogEnds(connection, topic)) {
            log.readOn(record -> reader.accept(serde.decode(record.value())));
        }
    }

    /** How many records a topic holds now, without reading them. */
    long count(Topic<?> topic) throws Exception {
        String name = connection.topic(topic);
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        admin.describeTopics(List.of(name))
                .allTopicNames()
                .get()
                .get(name)
                .partitions()
                .forEach(p -> latest.put(new TopicPartition(name, p.partition()), OffsetSpec.latest()));
        return admin.listOffsets(latest).all().get().values().stream()
                .mapToLong(end -> end.offset())
                .sum();
    }

    @Override
    public void close() throws IOException {
        read.values().forEach(ReadSoFar::close);
        admin.close();
        registry.close();
        producer.close();
    }
}
