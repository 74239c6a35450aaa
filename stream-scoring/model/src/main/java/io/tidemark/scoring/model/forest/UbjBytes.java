package io.tidemark.scoring.model.forest;

import io.tidemark.scoring.model.engine.InvalidModelException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.function.Supplier;

/** Marks, numbers and texts of Universal Binary JSON (draft 12, big-endian), one behind the other. */
final class UbjBytes {

    private final ByteBuffer bytes;
    private final Function<String, InvalidModelException> invalid;

    /** @param invalid makes of what is wrong the exception that names the place */
    UbjBytes(byte[] bytes, Function<String, InvalidModelException> invalid) {
        this.bytes = ByteBuffer.wrap(bytes);
        this.invalid = invalid;
    }

    boolean hasMore() {
        return bytes.hasRemaining();
    }

    /** A number of this type mark, as a float whatever it is. */
    float number(char type) {
        return switch (type) {
            case 'd' -> whole(bytes::getFloat);
            case 'D' -> (float) real();
            default -> integer(type);
        };
    }

    /** The number behind the type mark {@code D}. */
    double real() {
        return whole(bytes::getDouble);
    }

    /** A whole number of this type mark. */
    long integer(char type) {
        return switch (type) {
            case 'i' -> whole(bytes::get);
            case 'U' -> Byte.toUnsignedLong(whole(bytes::get));
            case 'I' -> whole(bytes::getShort);
            case 'l' -> whole(bytes::getInt);
            case 'L' -> whole(bytes::getLong);
            default -> throw invalid.apply("must be a number, but has the type mark " + printable(type));
        };
    }

    /**
     * @param type the type mark of all elements, or 0 if each has its own
     * @param length the number of elements, or -1 if an end mark tells
     */
    record ArrayHead(char type, long length) {}

    ArrayHead arrayHead() {
        expect('[', "an array");
        return arrayHeadBehindMark();
    }

    /** The same where the mark of an array has been read. */
    ArrayHead arrayHeadBehindMark() {
        char type = 0;
        if (peek() == '$') {
            marker();
            type = marker();
            if (bytesOf(type) == 0 || peek() != '#') {
                throw invalid.apply("is no array that XGBoost writes");
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

    String string() {
        byte[] text = new byte[(int) length(1)];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    /** A length is believed only as far as the file has bytes for it, so a lie cannot claim memory. */
    private long length(int bytesEach) {
        long length = integer(marker());
        if (length < 0 || length > bytes.remaining() / bytesEach) {
            throw invalid.apply("claims a length of " + length + ", for which the file is too short");
        }
        return length;
    }

    /** Passes over a mark; another one is no {@code name}. */
    void expect(char mark, String name) {
        char found = marker();
        if (found != mark) {
            throw invalid.apply("must be " + name + ", but has the type mark " + printable(found));
        }
    }

    private static String printable(char mark) {
        return mark > ' ' && mark < 127 ? "'" + mark + "'" : String.valueOf((int) mark);
    }

    /** The next mark, which is not passed over; 0 at the end. */
    char peek() {
        return bytes.hasRemaining() ? (char) (bytes.get(bytes.position()) & 0xff) : 0;
    }

    char marker() {
        return (char) (whole(bytes::get) & 0xff);
    }

    private <T> T whole(Supplier<T> read) {
        try {
            return read.get();
        } catch (BufferUnderflowException e) {
            throw invalid.apply("is cut short");
        }
    }
}
