package io.tidemark.cli.docs;

import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/** The reference page of all schemas, made from those that this build writes. */
final class SchemasPage {

    private static final String BEGINNING =
            """
            # Schemas

            What the records of the [topics](topics.md) hold. Sources: `schemas/records/src/main/avro`; each version that ever was lies in `schemas/records/src/main/schema-versions`, and every version can be read by
            every other (FULL_TRANSITIVE). A field with `?` may be null. Records of topics come first, in the order of a transaction's way, then what they are made of.

            This page is made from the schemas, and a test holds it.
            """;

    private SchemasPage() {}

    static String markdown() {
        Map<String, Schema> named = new LinkedHashMap<>();
        Topics.ALL.forEach(topic -> named.putIfAbsent(topic.schema().getName(), topic.schema()));
        Topics.ALL.forEach(topic -> collect(topic.schema(), named));
        StringBuilder page = new StringBuilder(BEGINNING);
        named.values().forEach(schema -> page.append(section(schema)));
        return page.toString();
    }

    private static void collect(Schema schema, Map<String, Schema> named) {
        switch (schema.getType()) {
            case RECORD -> {
                named.putIfAbsent(schema.getName(), schema);
                schema.getFields().forEach(field -> collect(field.schema(), named));
            }
            case ENUM, FIXED -> named.putIfAbsent(schema.getName(), schema);
            case UNION -> schema.getTypes().forEach(type -> collect(type, named));
            case ARRAY -> collect(schema.getElementType(), named);
            case MAP -> collect(schema.getValueType(), named);
            default -> {
                // Has no name and nothing inside it.
            }
        }
    }

    private static String section(Schema schema) {
        StringBuilder section = new StringBuilder("\n## " + schema.getName() + "\n\n");
        topic(schema).ifPresent(topic -> section.append("Of topic `")
                .append(topic.name())
                .append("`, version ")
                .append(version(schema))
                .append(". "));
        section.append(
                Optional.ofNullable(schema.getDoc()).map(SchemasPage::line).orElse(""));
        if (schema.getType() == Schema.Type.ENUM) {
            return section.append("\n\nOne of ")
                    .append(schema.getEnumSymbols().stream()
                            .map(symbol -> "`" + symbol + "`")
                            .collect(Collectors.joining(", ")))
                    .append("; a symbol that a reader does not know is `%s` to it.\n"
                            .formatted(schema.getEnumDefault()))
                    .toString();
        }
        section.append("\n\n| field | type | if it is not there | means |\n|---|---|---|---|\n");
        schema.getFields()
                .forEach(field -> section.append("| `%s` | %s | %s | %s |\n"
                        .formatted(
                                field.name(),
                                type(field.schema()),
                                field.hasDefaultValue() ? byDefault(field) : "",
                                Optional.ofNullable(field.doc())
                                        .map(SchemasPage::line)
                                        .orElse(""))));
        return section.toString();
    }

    private static String byDefault(Schema.Field field) {
        String text = String.valueOf(field.defaultVal());
        return text.contains("JsonProperties$Null") ? "null" : "`" + text + "`";
    }

    private static String type(Schema schema) {
        if (schema.getLogicalType() != null) {
            return schema.getLogicalType().getName();
        }
        return switch (schema.getType()) {
            case RECORD, ENUM, FIXED ->
                "[%s](#%s)".formatted(schema.getName(), schema.getName().toLowerCase(Locale.ROOT));
            case ARRAY -> "list of " + type(schema.getElementType());
            case MAP -> "map of " + type(schema.getValueType());
            case UNION ->
                schema.getTypes().stream()
                                .filter(type -> type.getType() != Schema.Type.NULL)
                                .map(SchemasPage::type)
                                .collect(Collectors.joining(" or "))
                        + (schema.isNullable() ? "?" : "");
            default -> schema.getType().getName();
        };
    }

    private static Optional<Topic<?>> topic(Schema schema) {
        return Topics.ALL.stream()
                .filter(topic -> topic.schema().getName().equals(schema.getName()))
                .<Topic<?>>map(topic -> topic)
                .findFirst();
    }

    private static long version(Schema schema) {
        return Pages.files(name -> name.matches("v\\d+\\.avsc")).stream()
                .filter(file -> file.getParent().endsWith("schema-versions/" + schema.getName()))
                .count();
    }

    private static String line(String doc) {
        return doc.replaceAll("\\s+", " ").strip().replace("|", "\\|");
    }
}
