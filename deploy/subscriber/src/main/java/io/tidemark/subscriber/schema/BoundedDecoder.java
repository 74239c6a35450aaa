package io.tidemark.subscriber.schema;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.util.Utf8;

/**
 * Avro's decoder of one array, which believes no length that the array cannot hold: bytes that are no Avro must not
 * make anybody allocate gigabytes. Every item of a list or a map takes a byte at least, as it does in every alert.
 */
final class BoundedDecoder extends Decoder {

    private final BinaryDecoder in;

    BoundedDecoder(byte[] message, int from) {
        in = DecoderFactory.get().binaryDecoder(message, from, message.length - from, null);
    }

    /** Bytes not read yet. */
    int remaining() throws IOException {
        return in.inputStream().available();
    }

    private int fitting(long length) throws IOException {
        int most = remaining();
        if (length < 0 || length > most) {
            throw new IOException("a length is " + length + ", and " + most + " bytes are left");
        }
        return (int) length;
    }

    private byte[] bytes() throws IOException {
        byte[] read = new byte[fitting(in.readLong())];
        in.readFixed(read, 0, read.length);
        return read;
    }

    @Override
    public void readNull() throws IOException {
        in.readNull();
    }

    @Override
    public boolean readBoolean() throws IOException {
        return in.readBoolean();
    }

    @Override
    public int readInt() throws IOException {
        return in.readInt();
    }

    @Override
    public long readLong() throws IOException {
        return in.readLong();
    }

    @Override
    public float readFloat() throws IOException {
        return in.readFloat();
    }

    @Override
    public double readDouble() throws IOException {
        return in.readDouble();
    }

    @Override
    public Utf8 readString(Utf8 old) throws IOException {
        return new Utf8(bytes());
    }

    @Override
    public String readString() throws IOException {
        return new Utf8(bytes()).toString();
    }

    @Override
    public void skipString() throws IOException {
        skipBytes();
    }

    @Override
    public ByteBuffer readBytes(ByteBuffer old) throws IOException {
        return ByteBuffer.wrap(bytes());
    }

    @Override
    public void skipBytes() throws IOException {
        in.skipFixed(fitting(in.readLong()));
    }

    @Override
    public void readFixed(byte[] bytes, int start, int length) throws IOException {
        in.readFixed(bytes, start, length);
    }

    @Override
    public void skipFixed(int length) throws IOException {
        in.skipFixed(fitting(length));
    }

    @Override
    public int readEnum() throws IOException {
        return in.readEnum();
    }

    @Override
    public long readArrayStart() throws IOException {
        return fitting(in.readArrayStart());
    }

    @Override
    public long arrayNext() throws IOException {
        return fitting(in.arrayNext());
    }

    @Override
    public long skipArray() throws IOException {
        return fitting(in.skipArray());
    }

    @Override
    public long readMapStart() throws IOException {
        return fitting(in.readMapStart());
    }

    @Override
    public long mapNext() throws IOException {
        return fitting(in.mapNext());
    }

    @Override
    public long skipMap() throws IOException {
        return fitting(in.skipMap());
    }

    @Override
    public int readIndex() throws IOException {
        return in.readIndex();
    }
}
