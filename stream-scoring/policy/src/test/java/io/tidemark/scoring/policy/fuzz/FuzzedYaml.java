package io.tidemark.scoring.policy.fuzz;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** Writes texts, lists and mappings as YAML in the styles that it has for them, drawn by chance. */
record FuzzedYaml(Random random) {

    String write(Map<String, Object> root) {
        StringBuilder yaml = new StringBuilder();
        block(root, "", yaml);
        return yaml.toString();
    }

    private void block(Map<?, ?> map, String indent, StringBuilder yaml) {
        map.forEach((key, value) -> {
            yaml.append(indent).append(key.toString().isEmpty() ? "''" : key).append(':');
            value(value, indent, yaml);
        });
    }

    private void value(Object value, String indent, StringBuilder yaml) {
        if (value instanceof Map<?, ?> map && !map.isEmpty() && random.nextBoolean()) {
            yaml.append('\n');
            block(map, indent + "  ", yaml);
        } else if (value instanceof List<?> items && !items.isEmpty() && random.nextInt(4) > 0) {
            yaml.append('\n');
            items.forEach(item ->
                    yaml.append(indent).append("  - ").append(flow(item)).append('\n'));
        } else if (value instanceof String text && text.contains(" ") && !text.isBlank() && random.nextInt(4) == 0) {
            yaml.append(" >-\n").append(indent).append("    ").append(text).append('\n');
        } else {
            yaml.append(' ').append(flow(value)).append('\n');
        }
    }

    private String flow(Object value) {
        if (value instanceof Map<?, ?> map) {
            StringBuilder flow = new StringBuilder("{");
            map.forEach((key, each) -> flow.append(flow.length() > 1 ? ", " : "")
                    .append(scalar(key.toString()))
                    .append(": ")
                    .append(flow(each)));
            return flow.append('}').toString();
        }
        if (value instanceof List<?> items) {
            return "[" + String.join(", ", items.stream().map(this::flow).toList()) + "]";
        }
        return scalar(value.toString());
    }

    private String scalar(String text) {
        if (text.matches("[a-zA-Z0-9_.+-]+") && !text.equals("-") && random.nextBoolean()) {
            return text;
        }
        return random.nextBoolean() && text.chars().allMatch(letter -> letter >= ' ')
                ? "'" + text.replace("'", "''") + "'"
                : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\u0007", "\\a") + "\"";
    }
}
