package io.tidemark.log.registry;

import java.util.Arrays;
import org.apache.avro.io.BinaryData;
import org.apache.avro.io.BinaryEncoder;

/**
 * Writes Avro's binary form straight into one growing array, behind the header of Confluent's wire format. Not
 * thread-safe.
 */
final class RecordEncoder extends BinaryEncoder {

    /** Kept between records; what a larger record needed is given back. */
    private static final int KEPT_BYTES = 1 << 16;

    private static final int LONGEST_NUMBER = 10;
    private byte[] bytes = new byte[1024];
    private int end;

    /** Forgets the record before and writes the magic byte and the schema's id, big endian. */
    void start(int schemaId) {
        if (bytes.length > KEPT_BYTES) {
            bytes = new byte[KEPT_BYTES];
        }
        bytes[0] = WireFormat.MAGIC;
        bytes[1] = (byte) (schemaId >>> 24);
        bytes[2] = (byte) (schemaId >>> 16);
        bytes[3] = (byte) (schemaId >>> 8);
        bytes[4] = (byte) schemaId;
        end = WireFormat.HEADER_BYTES;
    }

    byte[] message() {
        return Arrays.copyOf(bytes, end);
    }

    @Override
    public void writeBoolean(boolean value) {
        room(1);
        end += BinaryData.encodeBoolean(value, bytes, end);
    }

    @Override
    public void writeInt(int value) {
        room(LONGEST_NUMBER);
        end += BinaryData.encodeInt(value, bytes, end);
    }

    @Override
    public void writeLong(long value) {
        room(LONGEST_NUMBER);
        end += BinaryData.encodeLong(value, bytes, end);
    }

    @Override
    public void writeFloat(float value) {
        room(LONGEST_NUMBER);
        end += BinaryData.encodeFloat(value, bytes, end);
    }

    @Override
    public void writeDouble(double value) {
        room(LONGEST_NUMBER);
        end += BinaryData.encodeDouble(value, bytes, end);
    }

    @Override
    public void writeFixed(byte[] source, int start, int length) {
        room(length);
        System.arraycopy(source, start, bytes, end, length);
        end += length;
    }

    @Override
    protected void writeZero() {
        room(1);
        bytes[end++] = 0;
    }

    @Override
    public int bytesBuffered() {
        return end;
    }

    @Override
    public void flush() {
        // Nothing is held back: the array is the message.
    }

    private void room(int more) {
        if (bytes.length - end < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.multiplyExact(bytes.length, 2), Math.addExact(end, more)));
        }
    }
}
