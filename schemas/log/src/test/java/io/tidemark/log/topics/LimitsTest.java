package io.tidemark.log.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.schemas.DeadLetter;
import io.tidemark.schemas.DeadLetters;
import io.tidemark.schemas.FeatureVector;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.junit.jupiter.api.Test;

/** The rule of limits, checked against the schemas. */
class LimitsTest {

    @Test
    void a_topic_whose_records_hold_another_topics_takes_a_step_more() {
        for (Topic<?> topic : Topics.ALL) {
            Set<String> within = new HashSet<>();
            collect(topic.schema(), within);
            for (Topic<?> other : Topics.ALL) {
                boolean holds = within.contains(other.schema().getFullName())
                        || other == Topics.FEATURES
                                && within.contains(
                                        FeatureVector.getClassSchema().getFullName());
                if (holds && other != topic) {
                    assertThat(topic.maxMessageBytes())
                            .as("%s, whose records hold those of %s", topic, other)
                            .isGreaterThanOrEqualTo(other.maxMessageBytes() + Limits.STEP_BYTES);
                }
            }
        }
    }

    @Test
    void what_is_made_of_requests_takes_a_step_more_than_they() {
        assertThat(Topics.ROLLOUT_EVENTS.maxMessageBytes())
                .isEqualTo(Topics.DEPLOYMENTS.maxMessageBytes())
                .isGreaterThanOrEqualTo(Topics.ROLLOUT_REQUESTS.maxMessageBytes() + Limits.STEP_BYTES);
        assertThat(Topics.FEATURES.maxMessageBytes())
                .as("it takes every activation too")
                .isGreaterThanOrEqualTo(Topics.DEPLOYMENTS.maxMessageBytes());
    }

    @Test
    void dead_letters_take_more_than_every_topic_but_that_of_bundles() {
        assertThat(Topics.ALL)
                .filteredOn(topic -> topic != Topics.DEAD_LETTERS && topic != Topics.MODELS)
                .allSatisfy(
                        topic -> assertThat(topic.maxMessageBytes()).isLessThan(Topics.DEAD_LETTERS.maxMessageBytes()));
    }

    @Test
    void the_largest_dead_letter_fits() throws IOException {
        DeadLetter letter = DeadLetters.of(
                "x".repeat(100),
                "\uffff".repeat(1_000_000),
                "t".repeat(249),
                Integer.MAX_VALUE,
                Long.MAX_VALUE,
                new byte[1 << 20],
                new byte[100 << 20],
                "x".repeat(100),
                Instant.parse("2026-01-02T03:04:05Z"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new SpecificDatumWriter<>(DeadLetter.class).write(letter, encoder);
        encoder.flush();
        assertThat(Topics.DEAD_LETTERS.takes(null, bytes.toByteArray())).isTrue();
        assertThat(bytes.size()).isLessThan(300_000);
    }

    @Test
    void what_anybody_writes_is_unpacked_by_the_broker_and_what_is_ours_is_not() {
        assertThat(Set.of(Topics.TRANSACTIONS, Topics.LABELS, Topics.OUTCOMES, Topics.MODELS, Topics.CANDIDATES))
                .allSatisfy(topic -> assertThat(topic.config()).containsEntry("compression.type", "uncompressed"));
        assertThat(Set.of(Topics.ROLLOUT_REQUESTS, Topics.RETRAINING_REQUESTS))
                .allSatisfy(topic -> assertThat(topic.config()).containsEntry("compression.type", "uncompressed"));
        assertThat(Topics.SCORES.config()).doesNotContainKey("compression.type");
    }

    @Test
    void key_and_value_share_a_topics_limit() {
        int most = Topics.TRANSACTIONS.maxMessageBytes();
        assertThat(Topics.TRANSACTIONS.takes(null, new byte[most - Limits.AROUND_A_RECORD]))
                .isTrue();
        assertThat(Topics.TRANSACTIONS.takes(new byte[1], new byte[most - Limits.AROUND_A_RECORD]))
                .isFalse();
        assertThat(Topics.TRANSACTIONS.takes(null, null)).isTrue();
    }

    @Test
    void a_record_larger_than_its_message_makes_no_sense() {
        assertThatThrownBy(() -> new Limits(10, 11, Writers.OURS)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void collect(Schema schema, Set<String> names) {
        switch (schema.getType()) {
            case RECORD -> {
                if (names.add(schema.getFullName())) {
                    schema.getFields().forEach(field -> collect(field.schema(), names));
                }
            }
            case UNION -> schema.getTypes().forEach(type -> collect(type, names));
            case ARRAY -> collect(schema.getElementType(), names);
            case MAP -> collect(schema.getValueType(), names);
            default -> names.add(schema.getFullName());
        }
    }
}
