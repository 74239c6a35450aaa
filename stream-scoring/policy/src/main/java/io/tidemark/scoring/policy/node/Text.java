package io.tidemark.scoring.policy.node;

import com.google.re2j.Pattern;
import java.util.Set;
import java.util.function.BiPredicate;

/** A text. */
@FunctionalInterface
public interface Text {

    /** The text, never null; without meaning if the row has failed. */
    String of(Row row);

    static Text constant(String value) {
        return row -> value;
    }

    static Text slot(int slot) {
        return row -> row.textOrFail(slot);
    }

    static Text joined(Text left, Text right) {
        return row -> {
            String first = left.of(row);
            return row.failed() ? first : first + right.of(row);
        };
    }

    static Text choice(Truth condition, Text yes, Text no) {
        return row -> {
            boolean picked = condition.of(row);
            return row.failed() ? "" : (picked ? yes : no).of(row);
        };
    }

    /** How two texts stand to one another: the same, the one at the start of the other. */
    static Truth compared(BiPredicate<String, String> relation, Text left, Text right) {
        return row -> {
            String first = left.of(row);
            if (row.failed()) {
                return false;
            }
            String second = right.of(row);
            return !row.failed() && relation.test(first, second);
        };
    }

    static Truth among(Text text, Set<String> texts) {
        Set<String> copy = Set.copyOf(texts);
        return row -> {
            String value = text.of(row);
            return !row.failed() && copy.contains(value);
        };
    }

    /** Whether a part of it fits: linear in its length, whatever the pattern. */
    static Truth matched(Text text, Pattern pattern) {
        return row -> {
            String value = text.of(row);
            return !row.failed() && pattern.matcher(value).find();
        };
    }
}
