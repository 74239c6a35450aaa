package io.tidemark.log.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.fit.SchemaFit;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificData;

/** Avro's own resolution is the oracle: where it takes a schema, a record fitted value by value is the same record. */
class FitMeetsAvroTest {

    private static final Schema OURS = Topics.TRANSACTIONS.schema();
    private static final SpecificData DATA = AvroSerde.dataOf(Transaction.class);

    @Provide
    Arbitrary<Transaction> transactions() {
        return Records.transactions();
    }

    @Property(tries = 300)
    void a_fitted_record_is_the_one_that_avro_resolves(
            @ForAll("transactions") Transaction transaction, @ForAll long seed) throws IOException {
        Schema written = record(OURS, new Random(seed));
        byte[] message = written(transaction, written);
        @SuppressWarnings("unchecked")
        DatumReader<Transaction> avro = (DatumReader<Transaction>) DATA.createDatumReader(written, OURS);
        DatumReader<Transaction> fitted = new ForeignReader<>(written, SchemaFit.of(OURS, written), OURS, DATA);
        assertThat(read(fitted, message)).isEqualTo(read(avro, message));
    }

    private static Transaction read(DatumReader<Transaction> reader, byte[] message) throws IOException {
        RecordDecoder decoder = new RecordDecoder();
        decoder.start(message, WireFormat.HEADER_BYTES);
        Transaction read = reader.read(null, decoder);
        assertThat(decoder.remaining()).isZero();
        return read;
    }

    /**
     * Our fields in any order, some of those with defaults left out, nulls of unions before or behind, and types that
     * Avro promotes.
     */
    private static Schema record(Schema schema, Random random) {
        List<Schema.Field> fields = new ArrayList<>();
        for (Schema.Field field : schema.getFields()) {
            if (!field.hasDefaultValue() || random.nextInt(4) > 0) {
                fields.add(new Schema.Field(field.name(), type(field.schema(), random), null, null));
            }
        }
        Collections.shuffle(fields, random);
        return Schema.createRecord(schema.getName(), null, schema.getNamespace(), false, fields);
    }

    private static Schema type(Schema schema, Random random) {
        if (schema.isUnion()) {
            List<Schema> types = new ArrayList<>();
            schema.getTypes().forEach(type -> types.add(type(type, random)));
            if (random.nextBoolean()) {
                Collections.reverse(types);
            }
            return Schema.createUnion(types);
        }
        if (schema.getType() == Schema.Type.RECORD) {
            return record(schema, random);
        }
        if (schema.getType() == Schema.Type.MAP) {
            return Schema.createMap(type(schema.getValueType(), random));
        }
        // Promotions of Avro's.
        Schema narrower =
                switch (schema.getType()) {
                    case STRING -> Schema.create(Schema.Type.BYTES);
                    case LONG -> Schema.create(Schema.Type.INT);
                    case DOUBLE -> Schema.create(random.nextBoolean() ? Schema.Type.INT : Schema.Type.FLOAT);
                    default -> schema;
                };
        return random.nextInt(3) > 0 ? schema : narrower;
    }

    /** The value in another schema's type, cut short where that holds less: both ways of reading see the same bytes. */
    private static Object as(Schema schema, Object value) {
        return switch (schema.getType()) {
            case UNION ->
                value == null
                        ? null
                        : as(
                                schema.getTypes().stream()
                                        .filter(type -> type.getType() != Schema.Type.NULL)
                                        .findFirst()
                                        .orElseThrow(),
                                value);
            case RECORD -> {
                GenericData.Record record = new GenericData.Record(schema);
                schema.getFields()
                        .forEach(field -> record.put(
                                field.name(), as(field.schema(), ((GenericRecord) value).get(field.name()))));
                yield record;
            }
            case MAP -> {
                Map<Object, Object> map = new HashMap<>();
                ((Map<?, ?>) value).forEach((key, item) -> map.put(key, as(schema.getValueType(), item)));
                yield map;
            }
            case BYTES -> ByteBuffer.wrap(value.toString().getBytes(StandardCharsets.UTF_8));
            case INT -> ((Number) value).intValue();
            case FLOAT -> ((Number) value).floatValue();
            default -> value;
        };
    }

    /** By way of Avro's generic records, so that fields are found by their names. */
    private static byte[] written(Transaction transaction, Schema schema) throws IOException {
        RecordEncoder own = new RecordEncoder();
        own.start(1);
        @SuppressWarnings("unchecked")
        var writer = (org.apache.avro.io.DatumWriter<Transaction>) DATA.createDatumWriter(OURS);
        writer.write(transaction, own);
        RecordDecoder decoder = new RecordDecoder();
        decoder.start(own.message(), WireFormat.HEADER_BYTES);
        Object generic = new GenericDatumReader<>(OURS).read(null, decoder);
        RecordEncoder encoder = new RecordEncoder();
        encoder.start(1);
        new GenericDatumWriter<>(schema).write(as(schema, generic), encoder);
        return encoder.message();
    }
}
