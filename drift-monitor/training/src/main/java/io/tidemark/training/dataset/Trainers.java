package io.tidemark.training.dataset;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Which XGBoost trained a model and which trained it again. Another version may choose other splits and writes other
 * bytes, so that the same rows and parameters make another file.
 *
 * @param first version that made the bundle's model, such as 3.0.4; empty if the bundle has no JSON of XGBoost that
 *     says it
 * @param again version that trained it again; empty if it was not trained again
 */
public record Trainers(Optional<String> first, Optional<String> again) {

    private static final JsonFactory JSON = new JsonFactory();

    /** The version that wrote a model; empty if the content is no JSON or does not say. */
    public static Optional<String> version(byte[] model) {
        try (JsonParser parser = JSON.createParser(model)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                boolean numbers = parser.nextToken() == JsonToken.START_ARRAY;
                if (numbers && name.equals("version")) {
                    return numbers(parser);
                }
                parser.skipChildren();
            }
            return Optional.empty();
        } catch (IOException e) {
            // Other formats hold no version that could be read without XGBoost.
            return Optional.empty();
        }
    }

    private static Optional<String> numbers(JsonParser parser) throws IOException {
        StringJoiner version = new StringJoiner(".");
        while (parser.nextToken() == JsonToken.VALUE_NUMBER_INT) {
            version.add(parser.getText());
        }
        return Optional.of(version.toString()).filter(text -> !text.isEmpty());
    }

    /** Why the model is another, as far as its trainers tell. */
    public String whyAnother() {
        if (again.isEmpty()) {
            return "the model was not trained again, since its rows are others";
        }
        if (first.isEmpty()) {
            return "the model is another; which XGBoost trained it first is unknown, since the bundle does not say, and "
                    + again.get() + " trained it again: another version makes other trees and other bytes";
        }
        return first.equals(again)
                ? "the model is another, though XGBoost " + again.get() + " trained both: several threads, another"
                        + " processor or another Tidemark may be why"
                : "the model is another: XGBoost " + first.get() + " trained it first and " + again.get()
                        + " again, and versions differ in trees and in bytes; train it again with a release of Tidemark"
                        + " that has XGBoost " + first.get();
    }
}
