package io.tidemark.features.job.gapless;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.runtime.operators.sink.SinkWriterOperatorFactory;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A partition of a real broker that takes nothing for a while, or not this record. The sink that Flink brings, with the
 * producer's settings as anybody can make them, writes what is behind the gap; the job's own does not.
 */
@Timeout(600)
@Tag("component")
class StalledPartitionIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** Of the producer, at first. */
    private static final int PATIENCE_MS = 2_000;
    /** A machine on which the partition is healed half a patience late is given four times as much, and again. */
    private static final int MOST_PATIENCE_MS = 32_000;

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    private Connection connection;

    @BeforeEach
    void freshTopics() throws Exception {
        connection = KAFKA.freshConnection();
    }

    @Test
    void theSinkOfFlinkWritesBehindABatchThatExpired() throws Exception {
        List<String> written = List.of();
        for (int millis = PATIENCE_MS; written.isEmpty() && millis <= MOST_PATIENCE_MS; millis *= 4) {
            connection = KAFKA.freshConnection();
            written = writtenThroughAStall(flinks(producer(millis)), millis);
        }
        assertThat(written).containsExactly("second");
    }

    @Test
    void noBatchExpiresHoweverLongThePartitionTakesNothing() throws Exception {
        assertThat(writtenThroughAStall(ours(producer(PATIENCE_MS)), PATIENCE_MS))
                .containsExactly("first", "second");
    }

    @Test
    void theSinkOfFlinkWritesBehindARecordThatTheBrokerRefuses() throws Exception {
        assertThat(writtenBehindARefusal(flinks(producer(PATIENCE_MS)))).containsExactly("second");
    }

    @Test
    void nothingIsWrittenBehindARecordThatTheBrokerRefuses() throws Exception {
        assertThat(writtenBehindARefusal(ours(producer(PATIENCE_MS)))).isEmpty();
    }

    @Test
    void aWriterThatWaitsForItsPartitionEndsAtOnceWhenTheJobIsCancelled() throws Exception {
        var writer = writer(ours(producer(PATIENCE_MS)));
        warmUp(writer);
        stall();
        write(writer, "first");
        CompletableFuture.runAsync(() -> close(writer)).get(1, TimeUnit.MINUTES);
        heal();
        assertThat(written()).isEmpty();
    }

    /** The partitions take nothing any more, until {@link #heal}: to the producer they are about to have a leader. */
    private void stall() {
        topics(admin ->
                admin.deleteTopics(List.of(connection.topic(Topics.FEATURES))).all());
        awaitRefused("probe");
    }

    /** A producer that knows where the partitions are does not wait for that at the next record. */
    private static void warmUp(OneInputStreamOperatorTestHarness<String, ?> writer) throws Exception {
        write(writer, "before");
        flush(writer);
    }

    private void heal() {
        topics(admin -> admin.createTopics(List.of(new NewTopic(connection.topic(Topics.FEATURES), 4, (short) 1)))
                .all());
    }

    private void awaitRefused(String probe) {
        Map<String, Object> settings = connection.producerConfig(Topics.FEATURES);
        settings.put("retries", "0");
        settings.put("max.block.ms", "500");
        settings.put("enable.idempotence", "false");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            await().atMost(PATIENCE)
                    .until(() -> catchThrowable(() -> producer.send(
                                            new ProducerRecord<>(connection.topic(Topics.FEATURES), "probe", probe))
                                    .get())
                            != null);
        }
    }

    /**
     * Two records of one customer while the partition takes nothing, the first for longer than a producer's patience.
     */
    private List<String> writtenThroughAStall(Sink<String> sink, int patience) throws Exception {
        try (var writer = writer(sink)) {
            warmUp(writer);
            stall();
            long begun = System.nanoTime();
            CompletableFuture<Void> healed = CompletableFuture.runAsync(() -> {
                awaitMillis(begun, patience * 3L / 2);
                heal();
            });
            write(writer, "first");
            awaitMillis(begun, patience * 3L / 4);
            write(writer, "second");
            flush(writer);
            healed.get();
        }
        return written();
    }

    private List<String> writtenBehindARefusal(Sink<String> sink) throws Exception {
        alter("max.message.bytes", "10000");
        awaitRefused("x".repeat(20_000));
        try (var writer = writer(sink)) {
            write(writer, "x".repeat(20_000));
            write(writer, "second");
            flush(writer);
        }
        return written();
    }

    private Map<String, Object> producer(int patience) {
        Map<String, Object> settings = connection.producerConfig(Topics.FEATURES);
        settings.put("delivery.timeout.ms", String.valueOf(patience));
        settings.put("request.timeout.ms", "1000");
        settings.put("linger.ms", "0");
        settings.put("enable.idempotence", "true");
        return settings;
    }

    private Sink<String> ours(Map<String, Object> settings) {
        return new GaplessSink<>(form(), settings);
    }

    private Sink<String> flinks(Map<String, Object> settings) {
        Properties properties = new Properties();
        settings.forEach((key, value) -> properties.setProperty(key, String.valueOf(value)));
        return KafkaSink.<String>builder()
                .setKafkaProducerConfig(properties)
                .setRecordSerializer(form())
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .build();
    }

    private KafkaRecordSerializationSchema<String> form() {
        String topic = connection.topic(Topics.FEATURES);
        return (text, context, timestamp) ->
                new ProducerRecord<>(topic, "customer".getBytes(UTF_8), text.getBytes(UTF_8));
    }

    private static OneInputStreamOperatorTestHarness<String, CommittableMessage<String>> writer(Sink<String> sink)
            throws Exception {
        var harness = new OneInputStreamOperatorTestHarness<>(
                new SinkWriterOperatorFactory<String, String>(sink),
                Types.STRING.createSerializer(new SerializerConfigImpl()));
        harness.open();
        return harness;
    }

    private static void write(OneInputStreamOperatorTestHarness<String, ?> writer, String text) throws Exception {
        writer.processElement(new StreamRecord<>(text));
    }

    /** As a checkpoint does. Failing is one of the two right ways. */
    private static void flush(OneInputStreamOperatorTestHarness<String, ?> writer) throws Exception {
        try {
            writer.prepareSnapshotPreBarrier(1);
        } catch (IOException e) {
            assertThat(e).hasRootCauseInstanceOf(KafkaException.class);
        }
    }

    private static void close(OneInputStreamOperatorTestHarness<String, ?> writer) {
        try {
            writer.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitMillis(long begunNanos, long millis) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> System.nanoTime() - begunNanos > TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private void alter(String key, String value) {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, connection.topic(Topics.FEATURES));
        AlterConfigOp set = new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET);
        topics(admin ->
                admin.incrementalAlterConfigs(Map.of(topic, List.of(set))).all());
    }

    private void topics(Function<Admin, KafkaFuture<Void>> change) {
        try (Admin admin = Admin.create(connection.clientConfig())) {
            change.apply(admin).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the topic cannot be changed", e);
        }
    }

    private List<String> written() {
        List<String> found = new ArrayList<>();
        try (var consumer =
                new KafkaConsumer<>(connection.clientConfig(), new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(connection.topic(Topics.FEATURES)).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    if (!record.key().equals("probe")) {
                        found.add(record.value());
                    }
                });
            }
        }
        return found;
    }
}
