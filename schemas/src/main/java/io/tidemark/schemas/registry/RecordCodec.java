package io.tidemark.schemas.registry;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.common.errors.SerializationException;

/** Writes and reads the records of one topic for one thread, keeping its buffer and one reader per writer's schema. Not thread-safe. */
final class RecordCodec<T> {

    private final RecordEncoder encoder = new RecordEncoder();
    private final RecordDecoder decoder = new RecordDecoder();
    private final Map<Integer, DatumReader<T>> readers = new HashMap<>();
    private final IntFunction<Schema> writerSchemas;
    private final SpecificData data;
    private final Schema schema;
    private final DatumWriter<T> writer;
    private int lastId = -1;
    private DatumReader<T> lastReader;

    /** @param writerSchemas the schema of an id, or an exception */
    @SuppressWarnings("unchecked")
    RecordCodec(IntFunction<Schema> writerSchemas, SpecificData data, Schema schema) {
        this.writerSchemas = writerSchemas;
        this.data = data;
        this.schema = schema;
        this.writer = (DatumWriter<T>) data.createDatumWriter(schema);
    }

    byte[] encode(int schemaId, T message) {
        encoder.start(schemaId);
        try {
            writer.write(message, encoder);
        } catch (IOException | RuntimeException e) {
            throw new SerializationException(
                    "This %s cannot be written: %s".formatted(schema.getName(), e.getMessage()), e);
        }
        return encoder.message();
    }

    T decode(byte[] message) {
        int id = WireFormat.schemaId(message);
        if (id != lastId) {
            lastReader = reader(id);
            lastId = id;
        }
        decoder.start(message, WireFormat.HEADER_BYTES);
        try {
            T read = lastReader.read(null, decoder);
            if (decoder.remaining() > 0) {
                throw new IOException(decoder.remaining() + " bytes are left behind it");
            }
            return read;
        } catch (IOException | RuntimeException e) {
            throw new UndecodableRecordException(
                    UndecodableRecordException.NOT_AVRO,
                    "Not readable as the %s of schema id %d: %s".formatted(schema.getName(), id, e.getMessage()),
                    e);
        } finally {
            decoder.finish();
        }
    }

    private DatumReader<T> reader(int id) {
        DatumReader<T> known = readers.get(id);
        if (known == null) {
            known = newReader(id, writerSchemas.apply(id));
            readers.put(id, known);
        }
        return known;
    }

    @SuppressWarnings("unchecked")
    private DatumReader<T> newReader(int id, Schema written) {
        var fit = SchemaCompatibility.checkReaderWriterCompatibility(schema, written);
        if (fit.getType() != SchemaCompatibilityType.COMPATIBLE) {
            throw new UndecodableRecordException(
                    UndecodableRecordException.INCOMPATIBLE_SCHEMA,
                    "Schema id %d is %s, which cannot be read as %s"
                            .formatted(id, written.getFullName(), schema.getName()));
        }
        return (DatumReader<T>) data.createDatumReader(written, schema);
    }
}
