package io.tidemark.log.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Transaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;

/** Transactions of schemas that are nearly ours, and how they are read. */
final class ForeignRecords {

    static final String OURS = SchemaText.of(Topics.TRANSACTIONS.schema());

    private ForeignRecords() {}

    static Schema with(String field, String type) {
        String own = type(field);
        return with(field, type, own);
    }

    static String type(String field) {
        Schema schema = new Schema.Parser().parse(OURS).getField(field).schema();
        return schema.toString();
    }

    static Schema with(String field, String type, String own) {
        String before = "{\"name\":\"%s\",\"type\":%s".formatted(field, own.equals("long") ? "\"long\"" : own);
        assertThat(OURS).contains(before);
        return new Schema.Parser()
                .parse(OURS.replace(before, "{\"name\":\"%s\",\"type\":%s".formatted(field, type))
                        .replace(",\"default\":null},{\"name\":\"country\"", "},{\"name\":\"country\"")
                        .replace(",\"default\":{}}", "}"));
    }

    static void assertRefused(Schema written, byte[] message, String... why) {
        RecordCodec<Transaction> codec = codec(written);
        byte[] sent = message[0] == 0 && message.length == 60 ? headed(message) : message;
        assertRefused(codec, sent, why);
    }

    static void assertRefused(RecordCodec<Transaction> codec, byte[] message, String... why) {
        assertThatThrownBy(() -> codec.decode(message))
                .isInstanceOfSatisfying(UndecodableRecordException.class, e -> assertThat(e.cause())
                        .isEqualTo(UndecodableRecordException.INCOMPATIBLE_SCHEMA))
                .hasMessageContainingAll(why);
    }

    static RecordCodec<Transaction> codec(Schema written) {
        return new RecordCodec<>(
                name -> written,
                AvroSerde.dataOf(Transaction.class),
                Topics.TRANSACTIONS.schema(),
                Topics.TRANSACTIONS.mostRecordBytes());
    }

    /** A whole transaction of this schema, changed. */
    static byte[] message(Schema written, Consumer<GenericRecord> changed) {
        GenericRecord record = new GenericData.Record(written);
        record.put("transaction_id", "t");
        record.put("event_time", 7L);
        record.put("customer_id", "c");
        record.put("terminal_id", "m");
        GenericRecord money = new GenericData.Record(
                written.getField("amount").schema().getTypes().get(1));
        money.put("minor_units", 5L);
        money.put("currency", "EUR");
        record.put("amount", money);
        record.put("attributes", Map.of());
        if (written.getField("numbers") != null) {
            record.put("numbers", Map.of());
        }
        changed.accept(record);
        RecordEncoder encoder = new RecordEncoder();
        encoder.start(7);
        try {
            new GenericDatumWriter<>(written).write(record, encoder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return encoder.message();
    }

    static byte[] headed(byte[] body) {
        return ByteBuffer.allocate(WireFormat.HEADER_BYTES + body.length)
                .put((byte) 0)
                .putInt(7)
                .put(body)
                .array();
    }
}
