package io.tidemark.log.registry;

import static io.tidemark.log.registry.ForeignRecords.OURS;
import static io.tidemark.log.registry.ForeignRecords.assertRefused;
import static io.tidemark.log.registry.ForeignRecords.codec;
import static io.tidemark.log.registry.ForeignRecords.headed;
import static io.tidemark.log.registry.ForeignRecords.message;
import static io.tidemark.log.registry.ForeignRecords.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Transaction;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Records of strangers, whose schemas are nearly ours: read where their values allow, and refused with the field where
 * not.
 */
class ForeignSchemasTest {

    private static final String TIME = "{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"}";

    @Test
    void nullable_ids_that_are_not_null_are_read() {
        assertThat(decode(schema("avro-nullable-required"), body("avro-nullable-required")))
                .returns("cust1", Transaction::getCustomerId)
                .returns("term1", Transaction::getTerminalId)
                .satisfies(read -> assertThat(read.getAmount().getMinorUnits()).isEqualTo(1_000))
                .satisfies(read -> assertThat(read.getChannel()).isEqualTo("online"));
    }

    @Test
    void a_time_in_micros_is_converted() {
        long micros = Instant.parse("2026-03-04T05:06:07.891Z").toEpochMilli() * 1_000 + 999;
        Schema written = with("event_time", TIME.replace("millis", "micros"));
        assertThat(decode(written, record -> record.put("event_time", micros)).getEventTime())
                .isEqualTo("2026-03-04T05:06:07.891Z");
        assertThat(decode(schema("avro-timestamp-micros"), body("avro-timestamp-micros"))
                        .getEventTime())
                .isBetween(Instant.parse("2025-01-01T00:00:00Z"), Instant.parse("2028-01-01T00:00:00Z"));
    }

    @Test
    void a_time_in_nanos_is_converted_and_so_is_one_before_1970_and_a_nullable_one() {
        Schema nanos = with("event_time", TIME.replace("millis", "nanos"));
        assertThat(decode(nanos, record -> record.put("event_time", 1_772_600_767_891_234_567L))
                        .getEventTime())
                .isEqualTo(Instant.ofEpochMilli(1_772_600_767_891L));
        assertThat(decode(nanos, record -> record.put("event_time", -1L)).getEventTime())
                .isEqualTo(Instant.ofEpochMilli(-1));
        Schema nullable = with("event_time", "[\"null\"," + TIME.replace("millis", "micros") + "]");
        assertThat(decode(nullable, record -> record.put("event_time", 5_000_999L))
                        .getEventTime())
                .isEqualTo(Instant.ofEpochMilli(5_000));
    }

    @Test
    void a_long_that_says_nothing_of_its_meaning_is_in_millis() {
        Schema plain = with("event_time", "\"long\"");
        assertThat(decode(plain, record -> record.put("event_time", 77L)).getEventTime())
                .isEqualTo(Instant.ofEpochMilli(77));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'long','logicalType':'local-timestamp-millis'}",
                "{'type':'long','logicalType':'local-timestamp-micros'}",
                "{'type':'long','logicalType':'local-timestamp-nanos'}",
                "['null',{'type':'long','logicalType':'local-timestamp-millis'}]",
                "{'type':'long','logicalType':'timestamp-micros','adjust-to-utc':false}",
                "{'type':'long','connect.name':'io.debezium.time.MicroTimestamp'}",
                "{'type':'int','logicalType':'date'}",
                "{'type':'int','logicalType':'time-millis'}",
                "{'type':'long','logicalType':'time-micros'}"
            })
    void a_time_that_is_no_instant_is_refused_with_what_it_is_and_what_to_write(String type) {
        assertRefused(
                with("event_time", type.replace('\'', '"')),
                body("avro-local-timestamp"),
                "Schema id 7 is io.tidemark.schemas.Transaction, which cannot be read as Transaction: event_time is ",
                "no instant",
                "write timestamp-millis or timestamp-micros");
    }

    @Test
    void the_local_time_of_the_case_is_refused() {
        assertRefused(
                schema("avro-local-timestamp"), body("avro-local-timestamp"), "event_time is a local-timestamp-millis");
    }

    @ParameterizedTest
    @ValueSource(strings = {"transaction_id", "customer_id", "terminal_id", "event_time"})
    void a_null_where_something_is_required_is_refused_with_the_field_and_the_next_record_is_read(String field) {
        String type = field.equals("event_time") ? TIME : "\"string\"";
        Schema written = with(field, "[" + type + ",\"null\"]");
        RecordCodec<Transaction> codec = codec(written);
        byte[] nulled = message(written, record -> record.put(field, null));
        for (int twice = 0; twice < 2; twice++) {
            assertRefused(codec, nulled, field + " is null, and it is required", "schema id 7");
            assertThat(codec.decode(message(written, record -> {})).getCustomerId())
                    .isEqualTo("c");
        }
    }

    @Test
    void unions_in_another_order_and_with_more_types_are_read_where_the_value_allows() {
        Schema written = with("channel", "[\"string\",\"int\",\"null\"]");
        assertThat(decode(written, record -> record.put("channel", "chip")).getChannel())
                .isEqualTo("chip");
        assertThat(decode(written, record -> record.put("channel", null)).getChannel())
                .isNull();
        byte[] number = message(written, record -> record.put("channel", 5));
        assertRefused(codec(written), number, "channel is int, and one of [null, string] is needed");
    }

    @Test
    void a_whole_decimal_is_minor_units_and_another_is_not() {
        Schema written = with(
                "minor_units", "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":20,\"scale\":2}", "long");
        assertThat(decode(written, record -> amount(record, 199_900))
                        .getAmount()
                        .getMinorUnits())
                .isEqualTo(1_999);
        assertRefused(
                codec(written),
                message(written, record -> amount(record, 1_999)),
                "amount.minor_units is a decimal that is no whole number");
    }

    @Test
    void a_uuid_of_16_bytes_is_its_text() {
        Schema written =
                with("transaction_id", "{\"type\":\"fixed\",\"name\":\"Uuid\",\"size\":16,\"logicalType\":\"uuid\"}");
        byte[] id = HexFormat.of().parseHex("6f0f0b1c2d3e4f50a1b2c3d4e5f60718");
        Schema fixed = written.getField("transaction_id").schema();
        assertThat(decode(written, record -> record.put("transaction_id", new GenericData.Fixed(fixed, id)))
                        .getTransactionId())
                .isEqualTo("6f0f0b1c-2d3e-4f50-a1b2-c3d4e5f60718");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "customer_id | 'int' | customer_id is int, and string is needed",
                "customer_id | ['null','int'] | customer_id is int, and string is needed",
                "event_time | 'string' | event_time is string, and long (timestamp-millis) is needed",
                "attributes | {'type':'map','values':'long'} | attributes{} is long, and string is needed",
                "channel | {'type':'array','items':'string'} | channel is array, and one of [null, string] is needed"
            })
    void what_no_value_fits_is_refused_with_the_field(String field, String type, String why) {
        assertRefused(with(field, type.replace('\'', '"')), new byte[60], why);
    }

    @Test
    void a_field_that_is_missing_is_named() {
        Schema written = new Schema.Parser().parse(OURS.replace("{\"name\":\"customer_id\",\"type\":\"string\"},", ""));
        assertRefused(written, new byte[60], "customer_id is not in it, and it is required");
    }

    @Test
    void bytes_that_break_off_are_refused_with_the_field_at_which_they_do() {
        for (Schema written : List.of(Topics.TRANSACTIONS.schema(), schema("avro-nullable-required"))) {
            byte[] whole = message(written, record -> {});
            byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 8);
            assertThatThrownBy(() -> codec(written).decode(cut))
                    .isInstanceOfSatisfying(UndecodableRecordException.class, e -> assertThat(e.cause())
                            .isEqualTo(UndecodableRecordException.NOT_AVRO))
                    .hasMessageContaining("(in amount.currency)");
        }
    }

    private static void amount(GenericRecord record, long unscaled) {
        GenericRecord money = (GenericRecord) record.get("amount");
        money.put(
                "minor_units",
                ByteBuffer.wrap(java.math.BigInteger.valueOf(unscaled).toByteArray()));
    }

    private static Transaction decode(Schema written, Consumer<GenericRecord> changed) {
        return codec(written).decode(message(written, changed));
    }

    private static Transaction decode(Schema written, byte[] body) {
        return codec(written).decode(body);
    }

    private static Schema schema(String name) {
        return new Schema.Parser().parse(resource(name + "/writer.avsc"));
    }

    private static byte[] body(String name) {
        return headed(HexFormat.of().parseHex(resource(name + "/body.hex").strip()));
    }

    private static String resource(String name) {
        try (InputStream in = ForeignSchemasTest.class.getResourceAsStream("/cases/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
