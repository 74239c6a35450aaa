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
    private final Map<Integer, UndecodableRecordException> refused = new HashMap<>();
    private final IntFunction<Schema> writerSchemas;
    private final SpecificData data;
    private final Schema schema;
    private final int mostBytes;
    private final DatumWriter<T> writer;
    private int lastId;
    private DatumReader<T> lastReader;

    /**
     * @param writerSchemas the schema of an id, or an exception
     * @param mostBytes the largest message that is read
     */
    @SuppressWarnings("unchecked")
    RecordCodec(IntFunction<Schema> writerSchemas, SpecificData data, Schema schema, int mostBytes) {
        this.writerSchemas = writerSchemas;
        this.data = data;
        this.schema = schema;
        this.mostBytes = mostBytes;
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
        if (message.length > mostBytes) {
            throw oversized(message.length);
        }
        if (lastReader == null || id != lastId) {
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
        } catch (IOException | RuntimeException | StackOverflowError | LinkageError e) {
            // The schema may name classes that are not there. What the machine lacks (OutOfMemoryError) is no record's
            // fault.
            throw new UndecodableRecordException(
                    UndecodableRecordException.NOT_AVRO,
                    "Not readable as the %s of schema id %d: %s".formatted(schema.getName(), id, why(e)),
                    e);
        } finally {
            decoder.finish();
        }
    }

    private DatumReader<T> reader(int id) {
        DatumReader<T> known = readers.get(id);
        if (known != null) {
            return known;
        }
        UndecodableRecordException before = refused.get(id);
        if (before != null) {
            throw before;
        }
        try {
            DatumReader<T> made = newReader(id, writerSchemas.apply(id));
            readers.put(id, made);
            return made;
        } catch (UndecodableRecordException e) {
            if (e.cause().equals(UndecodableRecordException.INCOMPATIBLE_SCHEMA)) {
                // An id never changes its schema, and to find out once more takes time that a flood would multiply.
                refused.put(id, e);
            }
            throw e;
        }
    }

    @SuppressWarnings("unchecked")
    private DatumReader<T> newReader(int id, Schema written) {
        try {
            SchemaExtent.require(written);
            var fit = SchemaCompatibility.checkReaderWriterCompatibility(schema, written);
            if (fit.getType() == SchemaCompatibilityType.COMPATIBLE) {
                return (DatumReader<T>) data.createDatumReader(written, schema);
            }
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            throw incompatible("Schema id %d, %s, cannot be read as %s: %s"
                    .formatted(id, written.getFullName(), schema.getName(), why(e)));
        }
        throw incompatible("Schema id %d is %s, which cannot be read as %s"
                .formatted(id, written.getFullName(), schema.getName()));
    }

    private UndecodableRecordException oversized(int bytes) {
        return new UndecodableRecordException(
                UndecodableRecordException.OVERSIZED_RECORD,
                "The message has %,d bytes, more than the %,d that a %s may have"
                        .formatted(bytes, mostBytes, schema.getName()));
    }

    private static UndecodableRecordException incompatible(String sentence) {
        return new UndecodableRecordException(UndecodableRecordException.INCOMPATIBLE_SCHEMA, sentence);
    }

    private static String why(Throwable e) {
        return e instanceof StackOverflowError ? "it is nested too deeply" : String.valueOf(e.getMessage());
    }
}
