package io.tidemark.testkit.poison.recipe;

import io.tidemark.log.registry.SchemaText;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Transaction;
import io.tidemark.testkit.poison.Ingredients;
import io.tidemark.testkit.poison.Poison;
import io.tidemark.testkit.poison.PoisonRecord;
import io.tidemark.testkit.poison.treatment.Buried;
import io.tidemark.testkit.poison.treatment.Decided;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * Writers whose schemas are nearly the transactions', as tools of other languages make them, and schemas that are named
 * in a header.
 */
public final class StrangeSchemas {

    private static final String OWN = SchemaText.of(Topics.TRANSACTIONS.schema());
    private static final String HEADER = "__value_schema_id";
    private static final String NULLABLE =
            OWN.replace("_id\",\"type\":\"string\"", "_id\",\"type\":[\"null\",\"string\"]");
    private static final int PREFIX = 5;

    private StrangeSchemas() {}

    public static List<Poison> all() {
        return List.of(
                poison("nullable-ids", kit -> written(kit, NULLABLE, 1, record -> {})
                        .must(Decided.of(kit.id()))),
                poison(
                        "nullable-id-that-is-null",
                        kit -> written(kit, NULLABLE, 1, record -> record.put("customer_id", null))),
                poison("time-in-micros", kit -> written(
                                kit, OWN.replace("timestamp-millis", "timestamp-micros"), 1_000, record -> {})
                        .must(Decided.of(kit.id()))),
                poison("time-in-nanos", kit -> written(
                                kit, OWN.replace("timestamp-millis", "timestamp-nanos"), 1_000_000, record -> {})
                        .must(Decided.of(kit.id()))),
                poison(
                        "local-time",
                        kit -> written(
                                kit, OWN.replace("timestamp-millis", "local-timestamp-millis"), 1, record -> {})),
                poison("schema-id-in-a-header", kit -> bare(kit, NULLABLE)
                        .with(
                                HEADER,
                                ByteBuffer.allocate(5)
                                        .putInt(1, kit.schemaId(NULLABLE))
                                        .array())),
                poison("schema-guid-in-a-header", kit -> bare(kit, NULLABLE).with(HEADER, guid(NULLABLE))),
                poison("unknown-schema-guid-in-a-header", kit -> bare(kit, NULLABLE)
                        .with(HEADER, guid(kit.text(20)))
                        .must(Buried.as("unknown_schema_id"))),
                poison("header-that-names-no-schema", kit -> bare(kit, NULLABLE)
                        .with(HEADER, new byte[kit.random().nextInt(5)])
                        .must(Buried.as("not_avro"))));
    }

    private static Poison poison(String name, java.util.function.Function<Ingredients, PoisonRecord> recipe) {
        return Poison.one(name, Topics.TRANSACTIONS, recipe);
    }

    /** Without the id before it; to be decided if the header says which it is. */
    private static PoisonRecord bare(Ingredients kit, String schema) {
        byte[] message = message(kit, schema, 1, record -> {});
        return PoisonRecord.of(
                Topics.TRANSACTIONS,
                kit.customer(),
                Arrays.copyOfRange(message, PREFIX, message.length),
                Decided.of(kit.id()));
    }

    private static PoisonRecord written(
            Ingredients kit, String schema, long perMilli, Consumer<GenericRecord> changed) {
        return PoisonRecord.of(
                Topics.TRANSACTIONS,
                kit.customer(),
                message(kit, schema, perMilli, changed),
                Buried.as("incompatible_schema"));
    }

    private static byte[] message(Ingredients kit, String schema, long perMilli, Consumer<GenericRecord> changed) {
        Transaction sound = kit.transaction().build();
        GenericRecord record = new GenericData.Record(new Schema.Parser().parse(schema));
        record.put("transaction_id", sound.getTransactionId());
        record.put("event_time", sound.getEventTime().toEpochMilli() * perMilli);
        record.put("customer_id", sound.getCustomerId());
        record.put("terminal_id", sound.getTerminalId());
        record.put("attributes", Map.of());
        record.put("numbers", Map.of());
        changed.accept(record);
        return Wire.message(kit.schemaId(schema), Wire.avro(record));
    }

    /** As Confluent's registry makes them of a schema without references, metadata and rules. */
    private static byte[] guid(String schema) {
        try {
            byte[] md5 = MessageDigest.getInstance("MD5").digest(schema.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(1 + md5.length).put((byte) 1).put(md5).array();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
