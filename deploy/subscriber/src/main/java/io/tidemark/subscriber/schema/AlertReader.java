package io.tidemark.subscriber.schema;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.specific.SpecificDatumReader;

/**
 * Reads alerts in Confluent's wire format: a zero byte, the id of the schema that wrote them in 4 bytes big endian,
 * Avro's binary form. What a later version added is left out, what an earlier one lacks has its default. Not
 * thread-safe.
 *
 * @param <T> what is read
 */
public final class AlertReader<T> {

    private static final int HEADER_BYTES = 5;
    private static final int MOST_UNKNOWN = 10_000;

    /** An id that is unknown now may be given out later. */
    private static final Duration BELIEVED = Duration.ofSeconds(5);

    private final Schema schema;
    private final SchemaLookup lookup;
    private final LongSupplier nanos;
    private final Map<Integer, SpecificDatumReader<T>> readers = new HashMap<>();
    private final Map<Integer, UnreadableException> refused = new HashMap<>();
    private final Map<Integer, Long> unknownUntil = new HashMap<>();

    /**
     * Reads as this schema.
     *
     * @param nanos as {@link System#nanoTime} tells them
     */
    public AlertReader(Schema schema, SchemaLookup lookup, LongSupplier nanos) {
        this.schema = schema;
        this.lookup = lookup;
        this.nanos = nanos;
    }

    /**
     * The alert of a message.
     *
     * @param message null is none
     * @throws RegistryAwayException if its schema cannot be told now
     */
    public T read(byte[] message) throws UnreadableException {
        if (message == null || message.length < HEADER_BYTES || message[0] != 0) {
            throw new UnreadableException(
                    UnreadableException.NOT_AVRO,
                    "This is no message of a schema registry: %s; whoever wrote it must write Confluent's wire format"
                            .formatted(message == null ? "it has no value" : "it has no such header"));
        }
        int id = ByteBuffer.wrap(message, 1, Integer.BYTES).getInt();
        SpecificDatumReader<T> reader = reader(id);
        try {
            BoundedDecoder decoder = new BoundedDecoder(message, HEADER_BYTES);
            T alert = reader.read(null, decoder);
            if (decoder.remaining() > 0) {
                throw new IOException(decoder.remaining() + " bytes are left behind it");
            }
            return alert;
        } catch (IOException | RuntimeException | StackOverflowError | LinkageError e) {
            throw new UnreadableException(
                    UnreadableException.NOT_AVRO,
                    "Not readable as the %s of schema %d: %s; it was damaged, or names another's schema"
                            .formatted(schema.getName(), id, why(e)));
        }
    }

    private SpecificDatumReader<T> reader(int id) throws UnreadableException {
        SpecificDatumReader<T> known = readers.get(id);
        if (known != null) {
            return known;
        }
        if (refused.containsKey(id)) {
            throw refused.get(id);
        }
        Optional<String> text = isLatelyUnknown(id) ? Optional.empty() : lookup.find(id);
        if (text.isEmpty()) {
            remember(id);
            throw new UnreadableException(
                    UnreadableException.UNKNOWN_SCHEMA_ID,
                    "The schema registry knows no Avro schema %d; check that it is the registry of whoever wrote this %s"
                            .formatted(id, schema.getName()));
        }
        SpecificDatumReader<T> made = make(id, text.get());
        readers.put(id, made);
        return made;
    }

    private SpecificDatumReader<T> make(int id, String text) throws UnreadableException {
        String why;
        try {
            Schema written = new Schema.Parser().parse(text);
            SchemaCompatibility.SchemaPairCompatibility fit =
                    SchemaCompatibility.checkReaderWriterCompatibility(schema, written);
            if (fit.getType() == SchemaCompatibilityType.COMPATIBLE) {
                return new SpecificDatumReader<>(written, schema);
            }
            why = "it is " + written.getFullName() + " and differs in what it means";
        } catch (AvroRuntimeException | StackOverflowError e) {
            why = why(e);
        }
        UnreadableException e = new UnreadableException(
                UnreadableException.INCOMPATIBLE_SCHEMA,
                "Schema %d cannot be read as %s: %s; take a later version of this library, or ask who wrote it"
                        .formatted(id, schema.getName(), why));
        // An id never changes its schema.
        refused.put(id, e);
        throw e;
    }

    private boolean isLatelyUnknown(int id) {
        Long until = unknownUntil.get(id);
        return until != null && nanos.getAsLong() - until < 0;
    }

    private void remember(int id) {
        if (unknownUntil.size() >= MOST_UNKNOWN) {
            unknownUntil.clear();
        }
        if (!isLatelyUnknown(id)) {
            unknownUntil.put(id, nanos.getAsLong() + BELIEVED.toNanos());
        }
    }

    private static String why(Throwable e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
