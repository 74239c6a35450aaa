package io.tidemark.scoring.model.parts;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The fields of a JSON object that must be there with a certain type.
 *
 * <p>Every accessor throws {@link IllegalArgumentException} naming the field by its full path.
 */
public record JsonFields(JsonNode node, String path) {

    public List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    public boolean has(String name) {
        return node.has(name);
    }

    public String text(String name) {
        return field(name, JsonNode::isTextual, "text").textValue();
    }

    public double number(String name) {
        return field(name, JsonNode::isNumber, "a number").doubleValue();
    }

    public long integer(String name) {
        return field(name, JsonNode::canConvertToLong, "a whole number").longValue();
    }

    public JsonNode array(String name) {
        return field(name, JsonNode::isArray, "an array");
    }

    public JsonFields object(String name) {
        return new JsonFields(field(name, JsonNode::isObject, "an object"), path + name + ".");
    }

    public <T> T parsed(String name, Function<String, T> parser) {
        String text = text(name);
        try {
            return parser.apply(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(path + name + " is " + Quoted.of(text) + ": " + e.getMessage(), e);
        }
    }

    /** All fields, each of which must be text. */
    public Map<String, String> texts() {
        Map<String, String> values = new TreeMap<>();
        names().forEach(name -> values.put(name, text(name)));
        return values;
    }

    private JsonNode field(String name, Predicate<JsonNode> type, String typeName) {
        JsonNode value = node.get(name);
        if (value == null || !type.test(value)) {
            throw new IllegalArgumentException(path + name + (value == null ? " is missing" : " is not " + typeName));
        }
        return value;
    }
}
