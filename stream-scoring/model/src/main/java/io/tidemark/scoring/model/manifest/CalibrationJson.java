package io.tidemark.scoring.model.manifest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.scoring.model.calibration.Calibration;
import io.tidemark.scoring.model.parts.JsonFields;
import io.tidemark.scoring.model.parts.Quoted;
import java.time.Instant;

/** The JSON form of a calibration; its numbers come back bit for bit. */
final class CalibrationJson {

    private static final String METHOD = "platt";

    private CalibrationJson() {}

    static void write(Calibration calibration, ObjectNode node) {
        node.put("method", METHOD);
        node.put("slope", calibration.slope());
        node.put("intercept", calibration.intercept());
        node.put("from", calibration.from().toString());
        node.put("to", calibration.to().toString());
        node.put("rows", calibration.rows());
        node.put("frauds", calibration.frauds());
    }

    static Calibration read(JsonFields fields) {
        String method = fields.text("method");
        if (!method.equals(METHOD)) {
            // To score without it would be to score wrongly.
            throw new IllegalArgumentException(
                    "calibration.method is " + Quoted.of(method) + ", but this version knows " + METHOD + " only");
        }
        return new Calibration(
                fields.number("slope"),
                fields.number("intercept"),
                fields.parsed("from", Instant::parse),
                fields.parsed("to", Instant::parse),
                fields.integer("rows"),
                fields.integer("frauds"));
    }
}
