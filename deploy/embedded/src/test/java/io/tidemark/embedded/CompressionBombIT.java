package io.tidemark.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.record.internal.CompressionRatioEstimator;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a broker does with a few bytes that unpack to many, sent to a topic that anybody writes. */
@Tag("component")
class CompressionBombIT {

    private static final int MIB = 1 << 20;

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.own().withPartitions(1);

    /** Each test's own topic: what a producer learned of how well a topic packs, its next one in this JVM believes. */
    private Connection connection;

    @BeforeEach
    void ownTopic() throws Exception {
        connection = KAFKA.freshConnection();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd", "lz4", "snappy"})
    void aRecordThatUnpacksBeyondTheLimitIsRefusedAndTheLogDoesNotGrow(String compression) throws Exception {
        long before = end();
        assertThat(failureOf(compression, new byte[20 * MIB])).hasRootCauseInstanceOf(RecordTooLargeException.class);
        assertThat(end()).isEqualTo(before);
        assertHealthy();
    }

    @Test
    void oneThatUnpacksToMoreThanTheBrokersMemoryIsRefusedAndTheBrokerGoesOn() throws Exception {
        long before = end();
        assertThat(failureOf("zstd", new byte[450 * MIB])).isNotNull();
        assertThat(end()).isEqualTo(before);
        assertHealthy();
    }

    @Test
    void aBatchThatUnpacksToManyTimesTheBrokersMemoryIsRefusedAndTheBrokerGoesOn() throws Exception {
        long before = end();
        // Makes the producer believe that records take no room, so that it packs them into one batch.
        String topic = connection.topic(Topics.TRANSACTIONS);
        Map<String, Object> config = producer("zstd");
        config.put("linger.ms", "60000");
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            byte[] zeros = new byte[16 * MIB];
            for (int i = 0; i < 100; i++) {
                CompressionRatioEstimator.setEstimation(topic, CompressionType.ZSTD, 0.000_01f);
                sent.add(producer.send(new ProducerRecord<>(topic, zeros)));
            }
            producer.flush();
        }
        assertThat(sent).allSatisfy(record -> assertThat(catchThrowable(() -> record.get(1, TimeUnit.SECONDS)))
                .isNotNull());
        assertThat(end()).isEqualTo(before);
        assertHealthy();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd", "lz4", "snappy", "none"})
    void honestBatchesOfACompressingProducerAreTakenWhateverTheyUnpackTo(String compression) throws Exception {
        assertAllTaken(producer(compression));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd", "lz4", "snappy"})
    void oneThatHasLearnedBeforeItsFirstBatchHowWellTheTopicPacksSplitsItOneInFlight(String compression)
            throws Exception {
        CompressionRatioEstimator.setEstimation(
                connection.topic(Topics.TRANSACTIONS), CompressionType.forName(compression), 0.05f);
        Map<String, Object> config = producer(compression);
        // With more, the broker takes the second batch of a producer that it does not know yet, and the parts of the
        // first one are out of order until they expire.
        config.put("max.in.flight.requests.per.connection", "1");
        assertAllTaken(config);
    }

    private void assertAllTaken(Map<String, Object> config) throws Exception {
        long before = end();
        config.put("linger.ms", "50");
        config.put("batch.size", String.valueOf(MIB));
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            Random random = new Random(7);
            for (int i = 0; i < 20_000; i++) {
                byte[] record = ("{\"customer\": \"c" + random.nextInt(1_000) + "\", \"channel\": \"online\"}"
                                + " ".repeat(300))
                        .getBytes(UTF_8);
                sent.add(producer.send(new ProducerRecord<>(connection.topic(Topics.TRANSACTIONS), record)));
            }
        }
        for (Future<RecordMetadata> record : sent) {
            assertThat(record.get().hasOffset()).isTrue();
        }
        assertThat(end()).isEqualTo(before + 20_000);
    }

    private void assertHealthy() throws Exception {
        long before = end();
        assertThat(failureOf("lz4", new byte[100])).isNull();
        assertThat(end()).isEqualTo(before + 1);
        assertThat(KAFKA.broker().process().isAlive()).isTrue();
    }

    private Throwable failureOf(String compression, byte[] value) {
        try (var producer =
                new KafkaProducer<>(producer(compression), new ByteArraySerializer(), new ByteArraySerializer())) {
            return catchThrowable(
                    () -> producer.send(new ProducerRecord<>(connection.topic(Topics.TRANSACTIONS), value))
                            .get());
        }
    }

    /** One that does not mind what it sends. */
    private Map<String, Object> producer(String compression) {
        Map<String, Object> config = new HashMap<>(connection.clientConfig());
        config.put("compression.type", compression);
        config.put("max.request.size", String.valueOf(1 << 30));
        config.put("buffer.memory", String.valueOf(1L << 31));
        return config;
    }

    private long end() throws Exception {
        TopicPartition place = new TopicPartition(connection.topic(Topics.TRANSACTIONS), 0);
        try (Admin admin = Admin.create(connection.clientConfig())) {
            return admin.listOffsets(Map.of(place, OffsetSpec.latest()))
                    .all()
                    .get()
                    .get(place)
                    .offset();
        }
    }
}
