package io.tidemark.log.registry;

import io.tidemark.schemas.fit.FieldAtFault;
import io.tidemark.schemas.fit.Misfit;
import io.tidemark.schemas.fit.SchemaFit;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Writes and reads the records of one topic for one thread, keeping its buffer and one reader per writer's schema. Not
 * thread-safe.
 */
final class RecordCodec<T> {

    private final RecordEncoder encoder = new RecordEncoder();
    private final RecordDecoder decoder = new RecordDecoder();
    private final Map<SchemaName, DatumReader<T>> readers = new HashMap<>();
    private final Map<SchemaName, UndecodableRecordException> refused = new HashMap<>();
    private final Function<SchemaName, Schema> writerSchemas;
    private final SpecificData data;
    private final Schema schema;
    private final int mostBytes;
    private final DatumWriter<T> writer;
    private final Optional<PlannedWriter> planned;
    private SchemaName.Id lastName;
    private DatumReader<T> lastReader;

    /**
     * @param writerSchemas the schema of a name, or an exception
     * @param mostBytes the largest message that is read
     */
    @SuppressWarnings("unchecked")
    RecordCodec(Function<SchemaName, Schema> writerSchemas, SpecificData data, Schema schema, int mostBytes) {
        this.writerSchemas = writerSchemas;
        this.data = data;
        this.schema = schema;
        this.mostBytes = mostBytes;
        this.writer = (DatumWriter<T>) data.createDatumWriter(schema);
        this.planned = PlannedWriter.of(schema);
    }

    byte[] encode(int schemaId, T message) {
        encoder.start(schemaId);
        try {
            if (!writeAsPlanned(message)) {
                // From the start, which is behind the header: what was begun is forgotten.
                encoder.start(schemaId);
                writer.write(message, encoder);
            }
        } catch (IOException | RuntimeException e) {
            throw new SerializationException(
                    String.format(Locale.ROOT, "This %s cannot be written: %s", schema.getName(), e.getMessage()), e);
        }
        return encoder.message();
    }

    /** Whether it was written; if a field is missing or not what it should be, Avro's own writer says which. */
    private boolean writeAsPlanned(T message) {
        if (planned.isEmpty()) {
            return false;
        }
        try {
            planned.get().write(message, encoder);
            return true;
        } catch (IOException | RuntimeException leftToAvro) {
            return false;
        }
    }

    /** The record of a message in the wire format. */
    T decode(byte[] message) {
        int id = WireFormat.schemaId(message);
        if (message.length > mostBytes) {
            throw oversized(message.length);
        }
        if (lastReader == null || id != lastName.id()) {
            SchemaName.Id name = new SchemaName.Id(id);
            lastReader = reader(name);
            lastName = name;
        }
        return read(lastReader, lastName, message, WireFormat.HEADER_BYTES);
    }

    /** The record of bare Avro, whose schema is named elsewhere. */
    T decode(byte[] message, SchemaName name) {
        if (message == null) {
            throw WireFormat.notAvro("the message has no value");
        }
        if (message.length > mostBytes) {
            throw oversized(message.length);
        }
        return read(reader(name), name, message, 0);
    }

    private T read(DatumReader<T> reader, SchemaName name, byte[] message, int from) {
        decoder.start(message, from);
        try {
            T read = reader.read(null, decoder);
            if (decoder.remaining() > 0) {
                throw new IOException(decoder.remaining() + " bytes are left behind it");
            }
            return read;
        } catch (Misfit e) {
            throw incompatible(String.format(
                    Locale.ROOT, "Not readable as the %s of %s: %s", schema.getName(), name, e.getMessage()));
        } catch (IOException | RuntimeException | StackOverflowError | LinkageError e) {
            // The schema may name classes that are not there. What the machine lacks (OutOfMemoryError) is no record's
            // fault.
            throw new UndecodableRecordException(
                    UndecodableRecordException.NOT_AVRO,
                    String.format(
                            Locale.ROOT,
                            "Not readable as the %s of %s: %s%s",
                            schema.getName(),
                            name,
                            why(e),
                            where(name, message, from)),
                    e);
        } finally {
            decoder.finish();
        }
    }

    private String where(SchemaName name, byte[] message, int from) {
        decoder.start(message, from);
        return FieldAtFault.of(writerSchemas.apply(name), decoder)
                .map(field -> " (in " + field + ")")
                .orElse("");
    }

    private DatumReader<T> reader(SchemaName name) {
        DatumReader<T> known = readers.get(name);
        if (known != null) {
            return known;
        }
        UndecodableRecordException before = refused.get(name);
        if (before != null) {
            throw before;
        }
        try {
            DatumReader<T> made = newReader(name, writerSchemas.apply(name));
            readers.put(name, made);
            return made;
        } catch (UndecodableRecordException e) {
            if (e.cause().equals(UndecodableRecordException.INCOMPATIBLE_SCHEMA)) {
                // A name never changes its schema, and to find out once more takes time that a flood would multiply.
                refused.put(name, e);
            }
            throw e;
        }
    }

    private DatumReader<T> newReader(SchemaName name, Schema written) {
        try {
            SchemaExtent.require(written);
            return fitting(written);
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            throw incompatible(String.format(
                    Locale.ROOT,
                    "%s is %s, which cannot be read as %s: %s",
                    sentence(name),
                    written.getFullName(),
                    schema.getName(),
                    why(e)));
        }
    }

    /** Avro's own reader wherever Avro takes the schema, and for what it is. */
    @SuppressWarnings("unchecked")
    private DatumReader<T> fitting(Schema written) {
        boolean taken = SchemaCompatibility.checkReaderWriterCompatibility(schema, written)
                        .getType()
                == SchemaCompatibilityType.COMPATIBLE;
        DatumReader<T> own = (DatumReader<T>) data.createDatumReader(taken ? written : schema, schema);
        try {
            SchemaFit fit = SchemaFit.of(schema, written);
            return taken && !fit.isBeyondAvro() ? own : new ForeignReader<>(written, fit, schema, data);
        } catch (Misfit e) {
            if (taken && !e.isOfMeaning()) {
                return own;
            }
            throw e;
        }
    }

    private static String sentence(SchemaName name) {
        String text = name.toString();
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private UndecodableRecordException oversized(int bytes) {
        return new UndecodableRecordException(
                UndecodableRecordException.OVERSIZED_RECORD,
                String.format(
                        Locale.ROOT,
                        "The message has %,d bytes, more than the %,d that a %s may have",
                        bytes,
                        mostBytes,
                        schema.getName()));
    }

    private static UndecodableRecordException incompatible(String sentence) {
        return new UndecodableRecordException(UndecodableRecordException.INCOMPATIBLE_SCHEMA, sentence);
    }

    private static String why(Throwable e) {
        return e instanceof StackOverflowError ? "it is nested too deeply" : String.valueOf(e.getMessage());
    }
}
