package io.tidemark.log.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.Transaction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class RecordCodecTest {

    private static final int ID = 0x01020384;

    @Provide
    Arbitrary<Transaction> transactions() {
        return Records.transactions();
    }

    @Provide
    Arbitrary<FeatureRecord> features() {
        return Records.features();
    }

    @Property(tries = 300)
    void writes_what_avro_writes_and_reads_it_back(@ForAll("transactions") Transaction transaction) throws IOException {
        meetsAvro(Topics.TRANSACTIONS, transaction);
    }

    @Property(tries = 300)
    void writes_and_reads_vectors_and_controls_as_avro_does(@ForAll("features") FeatureRecord message)
            throws IOException {
        meetsAvro(Topics.FEATURES, message);
    }

    @Property(tries = 500)
    void damaged_messages_are_read_or_refused_and_nothing_else(
            @ForAll("features") FeatureRecord message, @ForAll long seed) {
        RecordCodec<FeatureRecord> codec = codec(Topics.FEATURES, Topics.FEATURES.schema());
        byte[] bytes = codec.encode(ID, message);
        Random random = new Random(seed);
        for (int damage = 0; damage < 20; damage++) {
            byte[] damaged =
                    Arrays.copyOf(bytes, random.nextInt(10) == 0 ? random.nextInt(bytes.length) : bytes.length);
            for (int flips = random.nextInt(4); flips >= 0 && damaged.length > WireFormat.HEADER_BYTES; flips--) {
                damaged[random.nextInt(WireFormat.HEADER_BYTES, damaged.length)] = (byte) random.nextInt();
            }
            try {
                codec.decode(damaged);
            } catch (UndecodableRecordException e) {
                assertThat(e.cause()).isEqualTo(UndecodableRecordException.NOT_AVRO);
            }
        }
        assertThat(codec.decode(bytes)).isEqualTo(message);
    }

    @Test
    void a_claimed_length_of_gigabytes_is_refused_and_not_allocated() {
        byte[] huge = ByteBuffer.allocate(WireFormat.HEADER_BYTES + 5)
                .put((byte) 0)
                .putInt(ID)
                .put(new byte[] {(byte) 0xfe, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f})
                .array();
        assertRefused(huge, UndecodableRecordException.NOT_AVRO, "2147483647");
    }

    @Test
    void bytes_behind_the_record_are_refused() {
        byte[] message =
                codec(Topics.TRANSACTIONS, Topics.TRANSACTIONS.schema()).encode(ID, transaction());
        assertRefused(
                Arrays.copyOf(message, message.length + 2), UndecodableRecordException.NOT_AVRO, "2 bytes are left");
    }

    @Test
    void text_that_is_not_utf8_is_refused_rather_than_replaced() {
        byte[] message =
                codec(Topics.TRANSACTIONS, Topics.TRANSACTIONS.schema()).encode(ID, transaction());
        message[WireFormat.HEADER_BYTES + 1] = (byte) 0xff;
        assertRefused(message, UndecodableRecordException.NOT_AVRO, "UTF-8");
    }

    @Test
    void what_is_not_in_the_wire_format_is_refused_with_the_reason() {
        assertRefused(null, UndecodableRecordException.NOT_AVRO, "no value");
        assertRefused(new byte[] {0, 0, 0, 1}, UndecodableRecordException.NOT_AVRO, "4 bytes");
        assertRefused("{\"a\": 1}".getBytes(StandardCharsets.UTF_8), UndecodableRecordException.NOT_AVRO, "0x7b");
    }

    @Test
    void whatever_schema_id_comes_first_is_asked_for() {
        for (int id : new int[] {-1, 0, Integer.MIN_VALUE}) {
            RecordCodec<Transaction> codec = new RecordCodec<>(
                    unknown -> {
                        throw new UndecodableRecordException(
                                UndecodableRecordException.UNKNOWN_SCHEMA_ID, "" + unknown);
                    },
                    AvroSerde.dataOf(Transaction.class),
                    Topics.TRANSACTIONS.schema(),
                    Integer.MAX_VALUE);
            byte[] message = ByteBuffer.allocate(10).put((byte) 0).putInt(id).array();
            assertThatThrownBy(() -> codec.decode(message))
                    .isInstanceOfSatisfying(UndecodableRecordException.class, e -> assertThat(e.cause())
                            .isEqualTo(UndecodableRecordException.UNKNOWN_SCHEMA_ID));
        }
    }

    @Test
    void another_record_of_a_known_schema_is_refused() {
        RecordCodec<Transaction> codec = codec(Topics.TRANSACTIONS, Topics.LABELS.schema());
        byte[] message = codec.encode(ID, transaction());
        assertThatThrownBy(() -> codec.decode(message))
                .isInstanceOfSatisfying(UndecodableRecordException.class, e -> assertThat(e.cause())
                        .isEqualTo(UndecodableRecordException.INCOMPATIBLE_SCHEMA))
                .hasMessageContaining("io.tidemark.schemas.Label");
    }

    @Test
    void a_record_without_a_required_field_is_not_written_and_leaves_nothing_behind() {
        RecordCodec<Transaction> codec = codec(Topics.TRANSACTIONS, Topics.TRANSACTIONS.schema());
        byte[] before = codec.encode(ID, transaction());
        assertThatThrownBy(() -> codec.encode(ID, new Transaction()))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("Transaction");
        assertThat(codec.encode(ID, transaction())).isEqualTo(before);
    }

    private static <T extends SpecificRecord> void meetsAvro(Topic<T> topic, T message) throws IOException {
        RecordCodec<T> codec = codec(topic, topic.schema());
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        expected.write(ByteBuffer.allocate(5).put((byte) 0).putInt(ID).array());
        var encoder = EncoderFactory.get().binaryEncoder(expected, null);
        new SpecificDatumWriter<>(topic.value()).write(message, encoder);
        encoder.flush();

        byte[] bytes = codec.encode(ID, message);

        assertThat(bytes).isEqualTo(expected.toByteArray());
        var decoder = DecoderFactory.get().binaryDecoder(bytes, 5, bytes.length - 5, null);
        assertThat(codec.decode(bytes))
                .isEqualTo(new SpecificDatumReader<>(topic.value()).read(null, decoder))
                .isEqualTo(message);
    }

    private static void assertRefused(byte[] message, String cause, String why) {
        RecordCodec<Transaction> codec = codec(Topics.TRANSACTIONS, Topics.TRANSACTIONS.schema());
        assertThatThrownBy(() -> codec.decode(message))
                .isInstanceOfSatisfying(UndecodableRecordException.class, e -> assertThat(e.cause())
                        .isEqualTo(cause))
                .hasMessageContaining(why);
    }

    private static Transaction transaction() {
        return Transaction.newBuilder()
                .setTransactionId("t-1")
                .setEventTime(Instant.parse("2026-01-02T03:04:05.678Z"))
                .setCustomerId("c-1")
                .setTerminalId("m-1")
                .build();
    }

    private static <T extends SpecificRecord> RecordCodec<T> codec(Topic<T> topic, Schema written) {
        Schema known = new Schema.Parser().parse(SchemaText.of(written));
        return new RecordCodec<>(id -> known, AvroSerde.dataOf(topic.value()), topic.schema(), topic.mostRecordBytes());
    }
}
