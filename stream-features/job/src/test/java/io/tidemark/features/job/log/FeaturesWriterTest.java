package io.tidemark.features.job.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.job.TestConfig;
import io.tidemark.features.job.backfill.PlainFormats;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.DeadLetter;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.FeatureVector;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Map;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.flink.api.common.serialization.SerializationSchema.InitializationContext;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.SimpleUserCodeClassLoader;
import org.apache.flink.util.UserCodeClassLoader;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeaturesWriterTest {

    private static final Instant NOW = Instant.parse("2025-03-01T12:00:00Z");

    private final FeaturesWriter writer = new FeaturesWriter(
            TestConfig.of(Map.of("topic.prefix", "eu.")).connection(),
            new PlainFormats(),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    void open() {
        writer.open(new Open(), null);
    }

    @Test
    void aVectorGoesToFeaturesUnderItsCustomersId() {
        ProducerRecord<byte[], byte[]> sent = writer.serialize(LargestRecords.featureRecord(), null, 5L);
        assertThat(sent.topic()).isEqualTo("eu.features");
        assertThat(sent.timestamp()).isNull();
        assertThat(sent.key())
                .isEqualTo(LargestRecords.transaction().getCustomerId().getBytes(UTF_8));
    }

    @Test
    void oneThatFeaturesDoesNotTakeIsADeadLetterThatFits() throws IOException {
        FeatureVector large = FeatureVector.newBuilder(LargestRecords.vector())
                .setValues(Collections.nCopies(200_000, 1.0))
                .build();
        ProducerRecord<byte[], byte[]> sent =
                writer.serialize(FeatureRecord.newBuilder().setVector(large).build(), null, 5L);
        assertThat(sent.topic()).isEqualTo("eu.dead-letters");
        assertThat(Topics.DEAD_LETTERS.takes(sent.key(), sent.value())).isTrue();
        DeadLetter letter = new SpecificDatumReader<>(DeadLetter.class)
                .read(null, DecoderFactory.get().binaryDecoder(sent.value(), null));
        assertThat(letter.getCause()).isEqualTo("oversized_vector");
        assertThat(letter.getRefusedAt()).isEqualTo(NOW);
        assertThat(letter.getTopic()).isEqualTo("eu.transactions");
        assertThat(letter.getOffset()).isEqualTo(large.getOrigin().getOffset());
        assertThat(letter.getValueBytesLeftOut()).isPositive();
        assertThat(letter.getDetail()).contains("eu.features takes 2,097,164");
    }

    private record Open() implements InitializationContext {

        @Override
        public MetricGroup getMetricGroup() {
            return new UnregisteredMetricsGroup();
        }

        @Override
        public UserCodeClassLoader getUserCodeClassLoader() {
            return SimpleUserCodeClassLoader.create(FeaturesWriterTest.class.getClassLoader());
        }
    }
}
