package io.tidemark.scoring.model.forest;

import io.tidemark.scoring.model.engine.InvalidModelException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The text of {@code base_score}: {@code 5E-1}, or {@code [5E-1]} and {@code [1E-1,2E-1]} from XGBoost 3.1 on. */
final class BaseScores {

    private BaseScores() {}

    /** One for each output; a single number is meant for all. */
    static List<Float> read(String text, int outputs) {
        List<Float> values = new ArrayList<>();
        boolean list = text.startsWith("[") && text.endsWith("]");
        for (String number : list ? text.substring(1, text.length() - 1).split(",", -1) : new String[] {text}) {
            values.add(finite(number, text));
        }
        if (values.size() == 1) {
            return Collections.nCopies(outputs, values.get(0));
        }
        if (values.size() != outputs) {
            throw wrong(text, "one finite number or one for each of " + outputs);
        }
        return List.copyOf(values);
    }

    private static float finite(String number, String text) {
        try {
            float value = Float.parseFloat(number);
            if (Float.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new InvalidModelException(wrong(text, "one finite number").getMessage(), e);
        }
        throw wrong(text, "one finite number");
    }

    private static InvalidModelException wrong(String text, String right) {
        return new InvalidModelException(
                "the model file's base_score is '" + ModelFile.shortened(text) + "', but must be " + right);
    }
}
