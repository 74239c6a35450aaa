package io.tidemark.features.files.guess;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A column of the sample.
 *
 * @param texts of the rows in order, without blanks around them
 */
record Column(String name, List<String> texts) {

    /** Ids may look like numbers with an exponent that no number has. */
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?");

    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+");

    /** What the name says, for comparison: in small letters, without what parts its words. */
    String key() {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}0-9]", "");
    }

    List<String> present() {
        return texts.stream().filter(text -> !text.isEmpty()).toList();
    }

    Set<String> distinct() {
        return new HashSet<>(present());
    }

    boolean empty() {
        return texts.stream().allMatch(String::isEmpty);
    }

    boolean complete() {
        return texts.stream().noneMatch(String::isEmpty);
    }

    /** Whether no text comes twice. */
    boolean unique() {
        return complete() && distinct().size() == texts.size();
    }

    boolean numbers() {
        return every(text -> NUMBER.matcher(text).matches());
    }

    boolean wholeNumbers() {
        return every(text -> WHOLE.matcher(text).matches());
    }

    /** Whether every text that is there is so, and some is there. */
    boolean every(Predicate<String> test) {
        return !empty() && texts.stream().allMatch(text -> text.isEmpty() || test.test(text));
    }

    String first() {
        return texts.stream().filter(text -> !text.isEmpty()).findFirst().orElse("");
    }
}
