package io.tidemark.log.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.LabelType;
import io.tidemark.schemas.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Older and newer builds write; this build reads. */
class SchemaEvolutionTest {

    private static final String TODAY = SchemaText.of(Label.getClassSchema());

    @Test
    void an_older_writer_without_a_field_is_read_with_its_default() throws IOException {
        Schema older = edited(
                ",{\"name\":\"source\",\"type\":[\"null\",\"string\"],\"doc\":\"The system that sent it.\",\"default\":null}",
                "");
        Label label = read(older, label(older, "FRAUD"));
        assertThat(label.getTransactionId()).isEqualTo("t-1");
        assertThat(label.getSource()).isNull();
        assertThat(label.getObservedAt()).isEqualTo(Instant.ofEpochMilli(7));
    }

    @Test
    void a_newer_writer_with_a_field_more_is_read_without_it() throws IOException {
        Schema newer = edited(
                "{\"name\":\"transaction_id\"",
                "{\"name\":\"history\",\"type\":{\"type\":\"array\",\"items\":{\"type\":\"map\",\"values\":\"bytes\"}},\"default\":[]},"
                        + "{\"name\":\"transaction_id\"");
        GenericRecord written = label(newer, "FRAUD");
        written.put("history", List.of(Map.of("a", ByteBuffer.wrap(new byte[] {1, 2}))));
        assertThat(read(newer, written).getVerdict()).isEqualTo(Verdict.FRAUD);
    }

    @Test
    void a_newer_writers_symbol_is_read_as_UNKNOWN() throws IOException {
        Schema newer = edited("\"WITHDRAWN\"", "\"WITHDRAWN\",\"DISPUTED\"");
        assertThat(read(newer, label(newer, "DISPUTED")).getVerdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void lists_in_blocks_with_and_without_their_size_are_read_or_skipped(boolean read) throws IOException {
        List<Double> values = Collections.nCopies(1_000, 0.25);
        Schema writer =
                sensor("{\"name\":\"values\",\"type\":{\"type\":\"array\",\"items\":\"double\"},\"default\":[]},");
        Schema reader = read ? writer : sensor("");
        GenericRecord written = new GenericData.Record(writer);
        written.put("values", values);
        written.put("end", "here");
        for (int blockSize : new int[] {64, 100, 4_096, 1 << 20}) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(new byte[WireFormat.HEADER_BYTES]);
            Encoder blocks = new EncoderFactory().configureBlockSize(blockSize).blockingBinaryEncoder(out, null);
            new GenericDatumWriter<>(writer).write(written, blocks);
            blocks.flush();
            RecordDecoder decoder = new RecordDecoder();
            decoder.start(out.toByteArray(), WireFormat.HEADER_BYTES);
            GenericRecord found = new GenericDatumReader<GenericRecord>(writer, reader).read(null, decoder);
            assertThat(found.get("end")).hasToString("here");
            assertThat(read ? found.get("values") : values).isEqualTo(values);
            assertThat(decoder.remaining()).isZero();
        }
    }

    private static Schema sensor(String fields) {
        return new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"Sensor\",\"fields\":[%s{\"name\":\"end\",\"type\":\"string\"}]}"
                        .formatted(fields));
    }

    private static GenericRecord label(Schema schema, String verdict) {
        GenericRecord label = new GenericData.Record(schema);
        schema.getFields().stream()
                .filter(Schema.Field::hasDefaultValue)
                .forEach(field -> label.put(field.name(), GenericData.get().getDefaultValue(field)));
        label.put("transaction_id", "t-1");
        label.put("observed_at", 7L);
        label.put(
                "verdict", new GenericData.EnumSymbol(schema.getField("verdict").schema(), verdict));
        label.put("type", new GenericData.EnumSymbol(schema.getField("type").schema(), LabelType.ANALYST));
        return label;
    }

    private static Label read(Schema written, GenericRecord label) throws IOException {
        RecordEncoder encoder = new RecordEncoder();
        encoder.start(42);
        new GenericDatumWriter<>(written).write(label, encoder);
        return new RecordCodec<Label>(
                        id -> written,
                        AvroSerde.dataOf(Label.class),
                        Topics.LABELS.schema(),
                        Topics.LABELS.mostRecordBytes())
                .decode(encoder.message());
    }

    private static Schema edited(String from, String to) {
        assertThat(TODAY).contains(from);
        return new Schema.Parser().parse(TODAY.replace(from, to));
    }
}
