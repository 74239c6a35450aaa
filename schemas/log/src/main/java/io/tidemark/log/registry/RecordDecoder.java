package io.tidemark.log.registry;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;

/**
 * Reads Avro's binary form from one array and never believes a length that the array cannot hold: bytes that are no
 * Avro must not make anybody allocate gigabytes. Not thread-safe.
 */
final class RecordDecoder extends Decoder {

    private static final char REPLACEMENT = '\uFFFD';
    private byte[] bytes = new byte[0];
    private int next;

    void start(byte[] message, int from) {
        bytes = message;
        next = from;
    }

    /** Bytes not read yet. */
    int remaining() {
        return bytes.length - next;
    }

    /** Lets go of the message, so that an idle reader holds none. */
    void finish() {
        bytes = new byte[0];
        next = 0;
    }

    @Override
    public void readNull() {
        // Null takes no bytes.
    }

    @Override
    public boolean readBoolean() throws IOException {
        byte value = bytes[skip(1)];
        if (value != 0 && value != 1) {
            throw new IOException("a boolean is the byte " + value);
        }
        return value == 1;
    }

    @Override
    public int readInt() throws IOException {
        long value = readLong();
        if ((int) value != value) {
            throw new IOException("the int " + value + " is out of range");
        }
        return (int) value;
    }

    @Override
    public long readLong() throws IOException {
        long zigzag = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte part = bytes[skip(1)];
            if (shift == 63 && (part & 0x7e) != 0) {
                break;
            }
            zigzag |= (part & 0x7fL) << shift;
            if (part >= 0) {
                return zigzag >>> 1 ^ -(zigzag & 1);
            }
        }
        throw new IOException("a number has more than 64 bits");
    }

    @Override
    public float readFloat() throws IOException {
        return Float.intBitsToFloat(littleEndian(skip(4)));
    }

    @Override
    public double readDouble() throws IOException {
        int start = skip(8);
        return Double.longBitsToDouble(littleEndian(start) & 0xffffffffL | (long) littleEndian(start + 4) << 32);
    }

    @Override
    public Utf8 readString(Utf8 old) throws IOException {
        int length = length();
        Utf8 text = old == null ? new Utf8() : old;
        text.setByteLength(length);
        System.arraycopy(bytes, skip(length), text.getBytes(), 0, length);
        return text;
    }

    @Override
    public String readString() throws IOException {
        int length = length();
        int start = skip(length);
        String text = new String(bytes, start, length, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            requireUtf8(text, start, length);
        }
        return text;
    }

    @Override
    public void skipString() throws IOException {
        skip(length());
    }

    @Override
    public ByteBuffer readBytes(ByteBuffer old) throws IOException {
        byte[] copy = new byte[length()];
        readFixed(copy, 0, copy.length);
        return ByteBuffer.wrap(copy);
    }

    @Override
    public void skipBytes() throws IOException {
        skip(length());
    }

    @Override
    public void readFixed(byte[] target, int start, int length) throws IOException {
        System.arraycopy(bytes, skip(length), target, start, length);
    }

    @Override
    public void skipFixed(int length) throws IOException {
        skip(length);
    }

    @Override
    public int readEnum() throws IOException {
        return readInt();
    }

    @Override
    public long readArrayStart() throws IOException {
        return items();
    }

    @Override
    public long arrayNext() throws IOException {
        return items();
    }

    @Override
    public long skipArray() throws IOException {
        return skipBlocks();
    }

    @Override
    public long readMapStart() throws IOException {
        return items();
    }

    @Override
    public long mapNext() throws IOException {
        return items();
    }

    @Override
    public long skipMap() throws IOException {
        return skipBlocks();
    }

    @Override
    public int readIndex() throws IOException {
        return readInt();
    }

    /** A negative count is followed by the block's size in bytes. Every item of our schemas takes a byte at least. */
    private long items() throws IOException {
        long count = readLong();
        if (count < 0) {
            readLong();
            count = -count;
        }
        return fitting(count);
    }

    /** Jumps over blocks whose size is given; the count of a block that must be read item by item is returned. */
    private long skipBlocks() throws IOException {
        long count = readLong();
        while (count < 0) {
            skip(fitting(readLong()));
            count = readLong();
        }
        return fitting(count);
    }

    /**
     * Java replaces what is not UTF-8, and two ids could become one; the replacement itself may have been sent, though.
     */
    private void requireUtf8(String text, int start, int length) throws IOException {
        byte[] back = text.getBytes(StandardCharsets.UTF_8);
        if (!Arrays.equals(back, 0, back.length, bytes, start, start + length)) {
            throw new IOException("a string is not UTF-8");
        }
    }

    private int length() throws IOException {
        return fitting(readLong());
    }

    private int fitting(long claimed) throws IOException {
        if (claimed < 0 || claimed > remaining()) {
            throw new EOFException(
                    String.format(Locale.ROOT, "a length of %d where %d bytes remain", claimed, remaining()));
        }
        return (int) claimed;
    }

    /** Moves on and returns where it stood. */
    private int skip(int length) throws IOException {
        int start = next;
        if (length > bytes.length - start) {
            throw new EOFException("the message ends too early");
        }
        next = start + length;
        return start;
    }

    private int littleEndian(int start) {
        return bytes[start] & 0xff
                | (bytes[start + 1] & 0xff) << 8
                | (bytes[start + 2] & 0xff) << 16
                | bytes[start + 3] << 24;
    }
}
