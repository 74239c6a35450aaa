package io.tidemark.schemas.segments;

import io.tidemark.schemas.Score;
import io.tidemark.schemas.Transaction;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/**
 * The fields that {@code scores} carry and that can cut traffic into segments: every text, enumeration and flag of the
 * transaction, of the records nested in it and of the score itself, by its name in the schema, and the transaction's
 * attributes as {@code attributes.NAME}. Numbers are features, not segments.
 */
public final class SegmentFields {
    private static final Set<Schema.Type> NAMES = EnumSet.of(Schema.Type.STRING, Schema.Type.ENUM, Schema.Type.BOOLEAN);
    private static final int TRANSACTION =
            Score.getClassSchema().getField("transaction").pos();
    private static final Schema.Field ATTRIBUTES = Transaction.getClassSchema().getField("attributes");
    private static final String ATTRIBUTE = ATTRIBUTES.name() + ".";
    private static final Map<String, List<Integer>> KNOWN = known();

    private SegmentFields() {}

    /**
     * Reads names parted by commas.
     *
     * @param setting the setting's key, for the message
     * @return the fields in their order, each once
     * @throws IllegalArgumentException in one sentence if a field does not exist; it names those that do
     */
    public static List<SegmentField> parse(String setting, String names) {
        return Arrays.stream(names.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .map(name -> field(setting, name))
                .toList();
    }

    private static SegmentField field(String setting, String name) {
        if (name.startsWith(ATTRIBUTE) && name.length() > ATTRIBUTE.length()) {
            return new SegmentField(name, List.of(TRANSACTION, ATTRIBUTES.pos()), name.substring(ATTRIBUTE.length()));
        }
        List<Integer> path = KNOWN.get(name);
        if (path == null) {
            throw new IllegalArgumentException(setting + " names \"" + name + "\", which no score carries; there are "
                    + String.join(", ", KNOWN.keySet()) + " and " + ATTRIBUTE + "NAME");
        }
        return new SegmentField(name, path, "");
    }

    private static Map<String, List<Integer>> known() {
        Map<String, List<Integer>> found = new LinkedHashMap<>();
        collect(Transaction.getClassSchema(), List.of(TRANSACTION), found);
        plain(Score.getClassSchema(), List.of(), found);
        return found;
    }

    /** The plain fields of a record, then those of the records in it. */
    private static void collect(Schema schema, List<Integer> path, Map<String, List<Integer>> found) {
        plain(schema, path, found);
        for (Schema.Field field : schema.getFields()) {
            Schema type = value(field.schema());
            if (type.getType() == Schema.Type.RECORD) {
                collect(type, append(path, field.pos()), found);
            }
        }
    }

    private static void plain(Schema schema, List<Integer> path, Map<String, List<Integer>> found) {
        for (Schema.Field field : schema.getFields()) {
            if (NAMES.contains(value(field.schema()).getType())) {
                found.putIfAbsent(field.name(), append(path, field.pos()));
            }
        }
    }

    /** What a nullable type holds. */
    private static Schema value(Schema type) {
        return type.getType() != Schema.Type.UNION
                ? type
                : type.getTypes().stream()
                        .filter(each -> each.getType() != Schema.Type.NULL)
                        .findFirst()
                        .orElse(type);
    }

    private static List<Integer> append(List<Integer> path, int position) {
        return Stream.concat(path.stream(), Stream.of(position)).collect(Collectors.toUnmodifiableList());
    }
}
