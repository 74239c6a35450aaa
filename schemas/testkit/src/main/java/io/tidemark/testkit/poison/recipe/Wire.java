package io.tidemark.testkit.poison.recipe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Confluent's wire format by hand. */
final class Wire {

    private Wire() {}

    static byte[] message(int schemaId, byte[] avro) {
        return ByteBuffer.allocate(1 + Integer.BYTES + avro.length)
                .put((byte) 0)
                .putInt(schemaId)
                .put(avro)
                .array();
    }

    /** A record as its own schema writes it. */
    static byte[] avro(IndexedRecord value) {
        return avro(value.getSchema(), value);
    }

    static byte[] avro(Schema schema, Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        try {
            new GenericDatumWriter<>(schema).write(value, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Another record's bytes with a change at one place. */
    static byte[] flipped(byte[] message, int at) {
        byte[] changed = message.clone();
        changed[at] ^= (byte) 0xff;
        return changed;
    }
}
