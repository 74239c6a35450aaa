package io.tidemark.scoring.model.forest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;

/** Writes JSON as UBJ in the way of XGBoost: arrays of numbers with type and count, all else with marks. */
final class UbjWriter {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    private final char valuesType;

    private UbjWriter(char valuesType) {
        this.valuesType = valuesType;
    }

    static byte[] write(JsonNode root) {
        return write(root, 'l');
    }

    /** @param valuesType the mark of the type of all arrays that are called {@code values}: {@code i U I l L d D} */
    static byte[] write(JsonNode root, char valuesType) {
        UbjWriter writer = new UbjWriter(valuesType);
        try {
            writer.value(root, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return writer.bytes.toByteArray();
    }

    private void value(JsonNode node, String name) throws IOException {
        if (node.isObject()) {
            out.writeByte('{');
            for (Iterator<Map.Entry<String, JsonNode>> fields = node.fields(); fields.hasNext(); ) {
                Map.Entry<String, JsonNode> field = fields.next();
                text(field.getKey());
                value(field.getValue(), field.getKey());
            }
            out.writeByte('}');
        } else if (node.isArray()) {
            array(node, name);
        } else if (node.isTextual()) {
            out.writeByte('S');
            text(node.textValue());
        } else if (node.isFloatingPointNumber()) {
            out.writeByte('d');
            out.writeFloat(node.floatValue());
        } else if (node.canConvertToInt()) {
            out.writeByte('l');
            out.writeInt(node.intValue());
        } else if (node.isNumber()) {
            out.writeByte('L');
            out.writeLong(node.longValue());
        } else {
            out.writeByte(node.isNull() ? 'Z' : node.booleanValue() ? 'T' : 'F');
        }
    }

    private void text(String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeByte('L');
        out.writeLong(utf8.length);
        out.write(utf8);
    }

    private void array(JsonNode array, String name) throws IOException {
        out.writeByte('[');
        boolean typed = true;
        for (JsonNode value : array) {
            typed &= value.canConvertToInt() || value.isFloatingPointNumber();
        }
        switch (typed ? name : "values of many types") {
            case "split_conditions", "base_weights", "sum_hessian", "weight_drop" -> {
                head('d', array.size());
                for (JsonNode value : array) {
                    out.writeFloat(value.floatValue());
                }
            }
            case "default_left", "split_type" -> {
                head('U', array.size());
                for (JsonNode value : array) {
                    out.writeByte(value.intValue());
                }
            }
            case "left_children", "right_children", "parents", "split_indices", "categories", "categories_nodes" -> {
                head('l', array.size());
                for (JsonNode value : array) {
                    out.writeInt(value.intValue());
                }
            }
            case "values" -> {
                head(valuesType, array.size());
                for (JsonNode value : array) {
                    number(value);
                }
            }
            case "offsets" -> {
                head('l', array.size());
                for (JsonNode value : array) {
                    out.writeInt(value.intValue());
                }
            }
            case "categories_segments", "categories_sizes" -> {
                head('L', array.size());
                for (JsonNode value : array) {
                    out.writeLong(value.intValue());
                }
            }
            default -> {
                for (JsonNode value : array) {
                    value(value, "");
                }
                out.writeByte(']');
            }
        }
    }

    private void number(JsonNode value) throws IOException {
        switch (valuesType) {
            case 'i', 'U' -> out.writeByte(value.intValue());
            case 'I' -> out.writeShort(value.intValue());
            case 'l' -> out.writeInt((int) value.longValue());
            case 'L' -> out.writeLong(value.longValue());
            case 'd' -> out.writeFloat(value.floatValue());
            case 'D' -> out.writeDouble(value.doubleValue());
            default -> throw new IllegalArgumentException("no type of numbers: " + valuesType);
        }
    }

    private void head(char type, int count) throws IOException {
        out.writeByte('$');
        out.writeByte(type);
        out.writeByte('#');
        out.writeByte('L');
        out.writeLong(count);
    }
}
