package io.tidemark.scoring.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.scoring.model.parts.BundlePart;
import io.tidemark.scoring.model.parts.Json;
import io.tidemark.scoring.model.parts.JsonFields;
import io.tidemark.scoring.model.parts.Quoted;
import io.tidemark.scoring.model.parts.RefusedBundleException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The JSON form of golden vectors. */
final class GoldenVectorsJson {

    private GoldenVectorsJson() {}

    static byte[] write(GoldenVectors golden) {
        ObjectNode root = Json.object();
        ArrayNode rows = root.putArray("rows");
        ArrayNode margins = root.putArray("margins");
        for (int i = 0; i < golden.size(); i++) {
            ArrayNode row = rows.addArray();
            for (float value : golden.row(i)) {
                add(row, value);
            }
            add(margins, golden.margin(i));
        }
        golden.structure().ifPresent(structure -> root.put("structure", structure));
        return Json.write(root);
    }

    private static void add(ArrayNode array, float value) {
        if (Float.isNaN(value)) {
            array.addNull();
        } else {
            // As a double, whose digits lead back to the very same float by way of any JSON reader.
            array.add((double) value);
        }
    }

    static GoldenVectors read(byte[] json) {
        JsonFields root = new JsonFields(Json.read(json, BundlePart.GOLDEN_VECTORS), "");
        try {
            List<float[]> rows = new ArrayList<>();
            for (JsonNode row : root.array("rows")) {
                rows.add(floats(row));
            }
            Optional<String> structure = root.has("structure") ? Optional.of(root.text("structure")) : Optional.empty();
            return new GoldenVectors(rows, floats(root.array("margins")), structure);
        } catch (IllegalArgumentException e) {
            throw new RefusedBundleException(
                    "the bundle is refused: its " + BundlePart.GOLDEN_VECTORS + " is wrong: " + e.getMessage(), e);
        }
    }

    private static float[] floats(JsonNode array) {
        if (!array.isArray()) {
            throw new IllegalArgumentException("a row is not an array");
        }
        float[] values = new float[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(array.get(i));
        }
        return values;
    }

    private static float value(JsonNode value) {
        if (value.isNull()) {
            return Float.NaN;
        }
        if (!value.isNumber()) {
            throw new IllegalArgumentException(Quoted.of(value.toString()) + " is no number");
        }
        return (float) value.doubleValue();
    }
}
