package io.tidemark.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.fit.SchemaFit;
import io.tidemark.schemas.topics.Topics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
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
        Schema written = shuffled(new Random(seed));
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

    /** Our fields in any order, some of those with defaults left out, nulls of unions before or behind. */
    private static Schema shuffled(Random random) {
        List<Schema.Field> fields = new ArrayList<>();
        for (Schema.Field field : OURS.getFields()) {
            if (!field.hasDefaultValue() || random.nextInt(4) > 0) {
                fields.add(new Schema.Field(field.name(), union(field.schema(), random), null, null));
            }
        }
        Collections.shuffle(fields, random);
        return Schema.createRecord(OURS.getName(), null, OURS.getNamespace(), false, fields);
    }

    private static Schema union(Schema schema, Random random) {
        if (!schema.isUnion() || random.nextBoolean()) {
            return schema;
        }
        List<Schema> types = new ArrayList<>(schema.getTypes());
        Collections.reverse(types);
        return Schema.createUnion(types);
    }

    /** By way of Avro's generic records, so that fields are found by their names. */
    private static byte[] written(Transaction transaction, Schema schema) throws IOException {
        RecordEncoder own = new RecordEncoder();
        own.start(1);
        DATA.createDatumWriter(OURS);
        @SuppressWarnings("unchecked")
        var writer = (org.apache.avro.io.DatumWriter<Transaction>) DATA.createDatumWriter(OURS);
        writer.write(transaction, own);
        RecordDecoder decoder = new RecordDecoder();
        decoder.start(own.message(), WireFormat.HEADER_BYTES);
        Object resolved = new GenericDatumReader<>(OURS, schema).read(null, decoder);
        RecordEncoder encoder = new RecordEncoder();
        encoder.start(1);
        new GenericDatumWriter<>(schema).write(resolved, encoder);
        return encoder.message();
    }
}
