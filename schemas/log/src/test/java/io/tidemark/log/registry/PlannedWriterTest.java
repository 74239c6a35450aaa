package io.tidemark.log.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.api.Test;

class PlannedWriterTest {

    @Property(tries = 20)
    void every_topics_records_are_written_byte_for_byte_as_avro_writes_them(@ForAll long seed) throws IOException {
        for (Topic<?> topic : Topics.ALL) {
            equalsAvros(topic, seed);
        }
    }

    @Test
    void what_no_record_of_ours_has_is_left_to_avro() {
        var several = SchemaBuilder.unionOf()
                .nullType()
                .and()
                .intType()
                .and()
                .stringType()
                .endUnion();
        Schema record = SchemaBuilder.record("Several")
                .fields()
                .name("one")
                .type(several)
                .noDefault()
                .endRecord();
        Schema itself = SchemaBuilder.record("Itself")
                .fields()
                .name("next")
                .type()
                .optional()
                .type("Itself")
                .endRecord();
        assertThat(PlannedWriter.of(record)).isEmpty();
        assertThat(PlannedWriter.of(itself)).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static <T extends SpecificRecord> void equalsAvros(Topic<T> topic, long seed) throws IOException {
        SpecificData data = AvroSerde.dataOf(topic.value());
        PlannedWriter planned = PlannedWriter.of(topic.schema()).orElseThrow();
        for (Object generic : new RandomData(topic.schema(), 5, seed)) {
            byte[] any = written(new GenericDatumWriter<>(topic.schema()), generic);
            T record = (T) data.createDatumReader(topic.schema())
                    .read(null, DecoderFactory.get().binaryDecoder(any, null));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            planned.write(record, encoder);
            encoder.flush();
            assertThat(bytes.toByteArray())
                    .as(topic.name())
                    .isEqualTo(written((DatumWriter<T>) data.createDatumWriter(topic.schema()), record));
        }
    }

    private static <T> byte[] written(DatumWriter<T> writer, T record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        writer.write(record, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }
}
