package io.tidemark.schemas.fit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Type;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.util.Utf8;

/**
 * Numbers, texts and bytes: Avro's promotions, whole decimals where we have whole numbers, and uuids where we have
 * texts.
 */
final class ScalarFit {

    private ScalarFit() {}

    /** @throws Misfit if no value of this schema can be taken */
    static Fit of(Schema reader, Schema written, String path) {
        if (WrittenTime.isInstant(reader) && (written.getType() == Type.LONG || written.getType() == Type.INT)) {
            Fit time = WrittenTime.of(written, path);
            return written.getType() == Type.LONG ? time : value -> ((Integer) value).longValue();
        }
        if (isDecimal(written) && reader.getType() == Type.LONG && !WrittenTime.isInstant(reader)) {
            return whole(((LogicalTypes.Decimal) written.getLogicalType()).getScale(), path);
        }
        if (written.getType() == Type.FIXED && "uuid".equals(written.getProp("logicalType")) && isText(reader)) {
            return value -> uuid(((GenericFixed) value).bytes());
        }
        if (isText(reader) && isNumber(written)) {
            throw Misfit.ofMeaning(path, "is a decimal, and a text is needed; write the id as a string");
        }
        Fit fit = promotion(reader.getType(), written.getType());
        boolean named = reader.getType() == Type.FIXED;
        if (fit == null || named && !isSameFixed(reader, written)) {
            throw Misfit.of(
                    path, String.format(Locale.ROOT, "is %s, and %s is needed", described(written), described(reader)));
        }
        return fit;
    }

    /** Whether this is more than Avro's own resolution does. */
    static boolean isBeyondAvro(Schema reader, Schema written) {
        if (WrittenTime.isInstant(reader)) {
            String type = written.getProp("logicalType");
            return type != null && !type.equals(reader.getProp("logicalType"));
        }
        // Avro reads bytes as a text whatever they are, and what is no UTF-8 becomes the same sign; the strict decoder
        // refuses it.
        return isDecimal(written) && reader.getType() == Type.LONG || isOctets(written) && isText(reader);
    }

    /** A type as people name it. */
    static String described(Schema schema) {
        if (schema.isUnion()) {
            return "one of "
                    + schema.getTypes().stream().map(ScalarFit::described).toList();
        }
        String logical = schema.getProp("logicalType");
        String type = schema.getFullName();
        return logical == null ? type : type + " (" + logical + ")";
    }

    private static Fit promotion(Type reader, Type written) {
        if (reader == written) {
            return Fit.SAME;
        }
        return switch (reader) {
            case LONG -> written == Type.INT ? value -> ((Number) value).longValue() : null;
            case FLOAT -> written == Type.INT || written == Type.LONG ? value -> ((Number) value).floatValue() : null;
            case DOUBLE ->
                written == Type.INT || written == Type.LONG || written == Type.FLOAT
                        ? value -> ((Number) value).doubleValue()
                        : null;
            // The bytes stay as they are: whether they are UTF-8 shows when the text is read.
            case STRING -> written == Type.BYTES ? value -> new Utf8(bytes((ByteBuffer) value)) : null;
            case BYTES -> written == Type.STRING ? value -> ByteBuffer.wrap(utf8(value)) : null;
            default -> null;
        };
    }

    private static Fit whole(int scale, String path) {
        return value -> {
            byte[] unscaled = value instanceof GenericFixed fixed ? fixed.bytes() : bytes((ByteBuffer) value);
            try {
                return new BigDecimal(new BigInteger(unscaled), scale).longValueExact();
            } catch (ArithmeticException | NumberFormatException e) {
                throw Misfit.of(path, "is a decimal that is no whole number of 64 bits, which is needed");
            }
        };
    }

    private static Utf8 uuid(byte[] bytes) {
        ByteBuffer both = ByteBuffer.wrap(bytes);
        return new Utf8(new UUID(both.getLong(), both.getLong()).toString());
    }

    private static boolean isText(Schema reader) {
        return reader.getType() == Type.STRING;
    }

    private static boolean isOctets(Schema written) {
        return written.getType() == Type.BYTES || written.getType() == Type.FIXED;
    }

    private static boolean isDecimal(Schema written) {
        return isOctets(written) && written.getLogicalType() instanceof LogicalTypes.Decimal;
    }

    /** Whether the schema says so, well or badly. */
    private static boolean isNumber(Schema written) {
        String logical = written.getProp("logicalType");
        return isOctets(written) && ("decimal".equals(logical) || "big-decimal".equals(logical));
    }

    private static boolean isSameFixed(Schema reader, Schema written) {
        return reader.getName().equals(written.getName()) && reader.getFixedSize() == written.getFixedSize();
    }

    private static byte[] utf8(Object text) {
        return text instanceof Utf8 utf8
                ? java.util.Arrays.copyOf(utf8.getBytes(), utf8.getByteLength())
                : text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] copy = new byte[buffer.remaining()];
        buffer.duplicate().get(copy);
        return copy;
    }
}
