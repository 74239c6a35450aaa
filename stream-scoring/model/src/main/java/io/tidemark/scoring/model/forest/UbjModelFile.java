package io.tidemark.scoring.model.forest;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * XGBoost's Universal Binary JSON (draft 12, big-endian), of whose optimised containers XGBoost writes arrays with a
 * type and a count only; objects with a type or a count are refused.
 */
final class UbjModelFile extends ModelFile {

    private static final int DEEPEST_SKIPPED = 32;

    private final ByteBuffer bytes;

    UbjModelFile(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    @Override
    void enterObject() {
        expect('{', "an object");
    }

    @Override
    String nextName() {
        if (peek() == '}') {
            marker();
            return null;
        }
        return string();
    }

    @Override
    long enterArray() {
        ArrayHead head = arrayHead();
        if (head.type() != 0) {
            throw invalid("must not be an array of numbers");
        }
        return head.length();
    }

    @Override
    boolean nextElement(long length, int index) {
        if (length >= 0) {
            return index < length;
        }
        if (peek() != ']') {
            return true;
        }
        marker();
        return false;
    }

    @Override
    String text() {
        expect('S', "text");
        return string();
    }

    @Override
    float[] floats() {
        ArrayHead head = arrayHead();
        float[] values = new float[head.length() >= 0 ? (int) head.length() : 16];
        int count = 0;
        for (; nextElement(head.length(), count); count++) {
            values = count == values.length ? Arrays.copyOf(values, count * 2) : values;
            values[count] = number(head.type() == 0 ? marker() : head.type());
        }
        return Arrays.copyOf(values, count);
    }

    private float number(char type) {
        return switch (type) {
            case 'd' -> whole(bytes::getFloat);
            case 'D' -> whole(bytes::getDouble).floatValue();
            default -> integer(type);
        };
    }

    @Override
    int[] ints() {
        ArrayHead head = arrayHead();
        int[] values = new int[head.length() >= 0 ? (int) head.length() : 16];
        int count = 0;
        for (; nextElement(head.length(), count); count++) {
            values = count == values.length ? Arrays.copyOf(values, count * 2) : values;
            values[count] = inRange(truthOrInteger(head.type() == 0 ? marker() : head.type()));
        }
        return Arrays.copyOf(values, count);
    }

    @Override
    long[] longs() {
        ArrayHead head = arrayHead();
        long[] values = new long[head.length() >= 0 ? (int) head.length() : 16];
        int count = 0;
        for (; nextElement(head.length(), count); count++) {
            values = count == values.length ? Arrays.copyOf(values, count * 2) : values;
            values[count] = anyWholeNumber(head.type() == 0 ? marker() : head.type());
        }
        return Arrays.copyOf(values, count);
    }

    private long anyWholeNumber(char type) {
        return type == 'd' || type == 'D' ? whole(number(type)) : integer(type);
    }

    @Override
    int integer() {
        return inRange(integer(marker()));
    }

    private int inRange(long value) {
        if (value != (int) value) {
            throw invalid("is or holds " + value + ", which is out of range");
        }
        return (int) value;
    }

    private long truthOrInteger(char type) {
        return switch (type) {
            case 'F' -> 0;
            case 'T' -> 1;
            default -> integer(type);
        };
    }

    private long integer(char type) {
        return switch (type) {
            case 'i' -> whole(bytes::get);
            case 'U' -> Byte.toUnsignedLong(whole(bytes::get));
            case 'I' -> whole(bytes::getShort);
            case 'l' -> whole(bytes::getInt);
            case 'L' -> whole(bytes::getLong);
            default -> throw invalid("must be a number, but has the type mark " + printable(type));
        };
    }

    @Override
    void skip() {
        skip(marker(), 0);
    }

    private void skip(char type, int depth) {
        if (depth > DEEPEST_SKIPPED) {
            throw invalid("is nested too deep");
        }
        switch (type) {
            case '{' -> {
                while (nextName() != null) {
                    skip(marker(), depth + 1);
                }
            }
            case '[' -> {
                ArrayHead head = arrayHeadBehindMark();
                for (int i = 0; nextElement(head.length(), i); i++) {
                    skip(head.type() == 0 ? marker() : head.type(), depth + 1);
                }
            }
            case 'S' -> string();
            case 'C' -> whole(bytes::get);
            case 'Z', 'T', 'F' -> {}
            default -> number(type);
        }
    }

    @Override
    void copy(JsonGenerator out) throws IOException {
        copy(marker(), 0, out);
    }

    private void copy(char type, int depth, JsonGenerator out) throws IOException {
        if (depth > DEEPEST_SKIPPED) {
            throw invalid("is nested too deep");
        }
        switch (type) {
            case '{' -> {
                out.writeStartObject();
                for (String name = nextName(); name != null; name = nextName()) {
                    out.writeFieldName(name);
                    copy(marker(), depth + 1, out);
                }
                out.writeEndObject();
            }
            case '[' -> {
                out.writeStartArray();
                ArrayHead head = arrayHeadBehindMark();
                for (int i = 0; nextElement(head.length(), i); i++) {
                    copy(head.type() == 0 ? marker() : head.type(), depth + 1, out);
                }
                out.writeEndArray();
            }
            case 'S' -> out.writeString(string());
            case 'C' -> out.writeString(String.valueOf((char) (whole(bytes::get) & 0xff)));
            case 'Z' -> out.writeNull();
            case 'T', 'F' -> out.writeBoolean(type == 'T');
            case 'd' -> out.writeNumber(Float.toString(whole(bytes::getFloat)));
            case 'D' -> out.writeNumber(Double.toString(whole(bytes::getDouble)));
            default -> out.writeNumber(integer(type));
        }
    }

    @Override
    void end() {
        if (bytes.hasRemaining()) {
            throw invalid("is followed by something else");
        }
    }

    /**
     * @param type the type mark of all elements, or 0 if each has its own
     * @param length the number of elements, or -1 if an end mark tells
     */
    private record ArrayHead(char type, long length) {}

    private ArrayHead arrayHead() {
        expect('[', "an array");
        return arrayHeadBehindMark();
    }

    private ArrayHead arrayHeadBehindMark() {
        char type = 0;
        if (peek() == '$') {
            marker();
            type = marker();
            if (bytesOf(type) == 0 || peek() != '#') {
                throw invalid("is no array that XGBoost writes");
            }
        }
        if (peek() != '#') {
            return new ArrayHead(type, -1);
        }
        marker();
        return new ArrayHead(type, length(Math.max(1, bytesOf(type))));
    }

    private static int bytesOf(char type) {
        return switch (type) {
            case 'i', 'U' -> 1;
            case 'I' -> 2;
            case 'l', 'd' -> 4;
            case 'L', 'D' -> 8;
            default -> 0;
        };
    }

    private String string() {
        byte[] text = new byte[(int) length(1)];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    /** A length is believed only as far as the file has bytes for it, so a lie cannot claim memory. */
    private long length(int bytesEach) {
        long length = integer(marker());
        if (length < 0 || length > bytes.remaining() / bytesEach) {
            throw invalid("claims a length of " + length + ", for which the file is too short");
        }
        return length;
    }

    private void expect(char mark, String name) {
        char found = marker();
        if (found != mark) {
            throw invalid("must be " + name + ", but has the type mark " + printable(found));
        }
    }

    private static String printable(char mark) {
        return mark > ' ' && mark < 127 ? "'" + mark + "'" : String.valueOf((int) mark);
    }

    private char peek() {
        return bytes.hasRemaining() ? (char) (bytes.get(bytes.position()) & 0xff) : 0;
    }

    private char marker() {
        return (char) (whole(bytes::get) & 0xff);
    }

    private <T> T whole(Supplier<T> read) {
        try {
            return read.get();
        } catch (BufferUnderflowException e) {
            throw invalid("is cut short");
        }
    }
}
