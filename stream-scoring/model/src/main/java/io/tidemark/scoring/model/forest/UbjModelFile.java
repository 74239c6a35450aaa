package io.tidemark.scoring.model.forest;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Arrays;

/**
 * XGBoost's Universal Binary JSON (draft 12, big-endian), of whose optimised containers XGBoost writes arrays with a
 * type and a count only; objects with a type or a count are refused.
 */
final class UbjModelFile extends ModelFile {

    private static final int DEEPEST_SKIPPED = 32;

    private final UbjBytes bytes;

    UbjModelFile(byte[] bytes) {
        this.bytes = new UbjBytes(bytes, this::invalid);
    }

    @Override
    void enterObject() {
        bytes.expect('{', "an object");
    }

    @Override
    String nextName() {
        if (bytes.peek() == '}') {
            bytes.marker();
            return null;
        }
        return bytes.string();
    }

    @Override
    long enterArray() {
        UbjBytes.ArrayHead head = bytes.arrayHead();
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
        if (bytes.peek() != ']') {
            return true;
        }
        bytes.marker();
        return false;
    }

    @Override
    String text() {
        bytes.expect('S', "text");
        return bytes.string();
    }

    @Override
    float[] floats() {
        UbjBytes.ArrayHead head = bytes.arrayHead();
        float[] values = new float[head.length() >= 0 ? (int) head.length() : 16];
        int count = 0;
        for (; nextElement(head.length(), count); count++) {
            values = count == values.length ? Arrays.copyOf(values, count * 2) : values;
            values[count] = bytes.number(head.type() == 0 ? bytes.marker() : head.type());
        }
        return Arrays.copyOf(values, count);
    }

    @Override
    int[] ints() {
        UbjBytes.ArrayHead head = bytes.arrayHead();
        int[] values = new int[head.length() >= 0 ? (int) head.length() : 16];
        int count = 0;
        for (; nextElement(head.length(), count); count++) {
            values = count == values.length ? Arrays.copyOf(values, count * 2) : values;
            values[count] = inRange(truthOrInteger(head.type() == 0 ? bytes.marker() : head.type()));
        }
        return Arrays.copyOf(values, count);
    }

    @Override
    long[] longs() {
        UbjBytes.ArrayHead head = bytes.arrayHead();
        long[] values = new long[head.length() >= 0 ? (int) head.length() : 16];
        int count = 0;
        for (; nextElement(head.length(), count); count++) {
            values = count == values.length ? Arrays.copyOf(values, count * 2) : values;
            values[count] = anyWholeNumber(head.type() == 0 ? bytes.marker() : head.type());
        }
        return Arrays.copyOf(values, count);
    }

    private long anyWholeNumber(char type) {
        return type == 'd' || type == 'D' ? whole(bytes.number(type)) : bytes.integer(type);
    }

    @Override
    int integer() {
        return inRange(bytes.integer(bytes.marker()));
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
            default -> bytes.integer(type);
        };
    }

    @Override
    void skip() {
        skip(bytes.marker(), 0);
    }

    private void skip(char type, int depth) {
        if (depth > DEEPEST_SKIPPED) {
            throw invalid("is nested too deep");
        }
        switch (type) {
            case '{' -> {
                while (nextName() != null) {
                    skip(bytes.marker(), depth + 1);
                }
            }
            case '[' -> {
                UbjBytes.ArrayHead head = bytes.arrayHeadBehindMark();
                for (int i = 0; nextElement(head.length(), i); i++) {
                    skip(head.type() == 0 ? bytes.marker() : head.type(), depth + 1);
                }
            }
            case 'S' -> bytes.string();
            case 'C' -> bytes.marker();
            case 'Z', 'T', 'F' -> {}
            default -> bytes.number(type);
        }
    }

    @Override
    void copy(JsonGenerator out) throws IOException {
        copy(bytes.marker(), 0, out);
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
                    copy(bytes.marker(), depth + 1, out);
                }
                out.writeEndObject();
            }
            case '[' -> {
                out.writeStartArray();
                UbjBytes.ArrayHead head = bytes.arrayHeadBehindMark();
                for (int i = 0; nextElement(head.length(), i); i++) {
                    copy(head.type() == 0 ? bytes.marker() : head.type(), depth + 1, out);
                }
                out.writeEndArray();
            }
            case 'S' -> out.writeString(bytes.string());
            case 'C' -> out.writeString(String.valueOf(bytes.marker()));
            case 'Z' -> out.writeNull();
            case 'T', 'F' -> out.writeBoolean(type == 'T');
            case 'd' -> out.writeNumber(Float.toString(bytes.number(type)));
            case 'D' -> out.writeNumber(Double.toString(bytes.real()));
            default -> out.writeNumber(bytes.integer(type));
        }
    }

    @Override
    void end() {
        if (bytes.hasMore()) {
            throw invalid("is followed by something else");
        }
    }
}
