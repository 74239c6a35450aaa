package io.tidemark.testkit.poison.recipe;

import io.tidemark.log.registry.SchemaText;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Transaction;
import io.tidemark.testkit.poison.Ingredients;
import io.tidemark.testkit.poison.Poison;
import io.tidemark.testkit.poison.PoisonRecord;
import io.tidemark.testkit.poison.treatment.Buried;
import io.tidemark.testkit.poison.treatment.Decided;
import io.tidemark.testkit.poison.treatment.Settled;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** Writers with schemas of their own: older, newer, other, without end. */
public final class TransactionSchemas {

    private static final String OWN = SchemaText.of(Topics.TRANSACTIONS.schema());
    private static final int DEEP = 20_000;
    private static final int NESTED = 300;

    private TransactionSchemas() {}

    public static List<Poison> all() {
        return List.of(
                Poison.one("newer-version", Topics.TRANSACTIONS, kit -> decided(kit, newer())),
                Poison.one("older-version", Topics.TRANSACTIONS, kit -> decided(kit, older())),
                Poison.one("other-type-of-a-field", Topics.TRANSACTIONS, TransactionSchemas::otherType),
                Poison.one("recursive-schema", Topics.TRANSACTIONS, kit -> recursive(kit, 3)),
                Poison.one("recursion-without-end", Topics.TRANSACTIONS, kit -> recursive(kit, DEEP))
                        .atMost(10),
                Poison.one("nested-absurdly", Topics.TRANSACTIONS, TransactionSchemas::nested)
                        .atMost(10));
    }

    /** What a later build may write: a field more. */
    private static Schema newer() {
        return withField("{\"name\":\"loyalty\",\"type\":[\"null\",\"string\"],\"default\":null}");
    }

    /** What an earlier build may have written: the required fields and the amount. */
    private static Schema older() {
        Schema own = new Schema.Parser().parse(OWN);
        List<Schema.Field> kept = own.getFields().stream()
                .filter(field -> field.pos() < 5)
                .map(field -> new Schema.Field(field, field.schema()))
                .toList();
        return Schema.createRecord(own.getName(), null, own.getNamespace(), false, kept);
    }

    private static Schema withField(String field) {
        int end = OWN.lastIndexOf(']');
        return new Schema.Parser().parse(OWN.substring(0, end) + "," + field + OWN.substring(end));
    }

    private static PoisonRecord decided(Ingredients kit, Schema schema) {
        return record(kit, Wire.message(kit.schemaId(schema.toString()), Wire.avro(plain(kit, schema))))
                .must(Decided.of(kit.id()));
    }

    private static PoisonRecord otherType(Ingredients kit) {
        String schema = OWN.replaceFirst(
                "\\{\"name\":\"terminal_id\",\"type\":\"string\"", "{\"name\":\"terminal_id\",\"type\":\"int\"");
        return record(kit, Wire.message(kit.schemaId(schema), kit.bytes(60)));
    }

    /** A compatible schema with an optional field that holds itself. */
    private static PoisonRecord recursive(Ingredients kit, int depth) {
        Schema schema = withField("{\"name\":\"more\",\"type\":[\"null\",{\"type\":\"record\",\"name\":\"Nest\","
                + "\"namespace\":\"poison\",\"fields\":[{\"name\":\"nest\",\"type\":[\"null\",\"Nest\"],\"default\":null}]}],"
                + "\"default\":null}");
        GenericRecord value = plain(kit, schema);
        ByteArrayOutputStream avro = new ByteArrayOutputStream();
        byte[] flat = Wire.avro(value);
        // The last byte says that there is no nest; each level in place of it says that there is one.
        avro.write(flat, 0, flat.length - 1);
        for (int i = 0; i < depth; i++) {
            avro.write(2);
        }
        avro.write(0);
        return record(kit, Wire.message(kit.schemaId(schema.toString()), avro.toByteArray()));
    }

    /** Without recursion, but each record holds another one, hundreds deep; it may be read or refused. */
    private static PoisonRecord nested(Ingredients kit) {
        StringBuilder type = new StringBuilder("\"int\"");
        for (int i = 0; i < NESTED; i++) {
            type.insert(0, "{\"type\":\"record\",\"name\":\"N" + i + "\",\"fields\":[{\"name\":\"n\",\"type\":")
                    .append("}]}");
        }
        Schema schema = withField("{\"name\":\"more\",\"type\":" + type + "}");
        byte[] flat = Wire.avro(plain(kit, new Schema.Parser().parse(OWN)));
        byte[] whole = java.util.Arrays.copyOf(flat, flat.length + 1);
        return record(kit, Wire.message(kit.schemaId(schema.toString()), whole)).must(new Settled(kit.id()));
    }

    private static GenericRecord plain(Ingredients kit, Schema schema) {
        Transaction sound = kit.transaction().build();
        GenericRecord value = new GenericData.Record(schema);
        value.put("transaction_id", sound.getTransactionId());
        value.put("event_time", sound.getEventTime().toEpochMilli());
        value.put("customer_id", sound.getCustomerId());
        value.put("terminal_id", sound.getTerminalId());
        GenericRecord amount = new GenericData.Record(
                schema.getField("amount").schema().getTypes().get(1));
        amount.put("minor_units", sound.getAmount().getMinorUnits());
        amount.put("currency", sound.getAmount().getCurrency());
        value.put("amount", amount);
        if (schema.getField("attributes") != null) {
            value.put("attributes", java.util.Map.of());
        }
        if (schema.getField("numbers") != null) {
            value.put("numbers", java.util.Map.of());
        }
        return value;
    }

    private static PoisonRecord record(Ingredients kit, byte[] message) {
        return PoisonRecord.of(Topics.TRANSACTIONS, kit.customer(), message, Buried.as("incompatible_schema"));
    }
}
