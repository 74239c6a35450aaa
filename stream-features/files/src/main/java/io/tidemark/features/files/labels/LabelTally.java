package io.tidemark.features.files.labels;

import io.tidemark.schemas.Verdict;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a label column held: how many of each value, and which were neither fraud nor genuine. For one reading. */
public final class LabelTally {

    /** How many values a sentence names. */
    private static final int NAMED = 10;
    /** A column with more is no column of labels, and the rest is counted together. */
    private static final int KEPT = 1_000;

    /** A value and its rows. */
    private static final class Value {
        private final String text;
        private final Optional<Verdict> verdict;
        private long rows;

        Value(String text, Optional<Verdict> verdict) {
            this.text = text;
            this.verdict = verdict;
        }

        long rows() {
            return rows;
        }

        boolean means(Verdict one) {
            return verdict.isPresent() && verdict.get() == one;
        }

        boolean meansNothing() {
            return verdict.isEmpty();
        }
    }

    private final LabelWords words;
    private final Map<String, Value> values = new HashMap<>();
    private final Value others = new Value("all others", Optional.empty());
    private long empty;

    public LabelTally(LabelWords words) {
        this.words = words;
    }

    /** The verdict of one field, counted; empty if the field is, or if its value means neither. */
    public Optional<Verdict> count(String field) {
        String text = field.strip();
        if (text.isEmpty()) {
            empty++;
            return Optional.empty();
        }
        Value value = values.get(text);
        if (value == null) {
            Optional<Verdict> verdict = words.verdict(text);
            if (values.size() < KEPT || verdict.isPresent()) {
                value = new Value(text, verdict);
                values.put(text, value);
            } else {
                value = others;
            }
        }
        value.rows++;
        return value.verdict;
    }

    public long frauds() {
        return rows(value -> value.means(Verdict.FRAUD));
    }

    public long genuines() {
        return rows(value -> value.means(Verdict.GENUINE));
    }

    /** Rows whose value means neither. */
    public long unknown() {
        return rows(Value::meansNothing);
    }

    /** Rows without a verdict: those of an empty field, and those whose value means neither. */
    public long unlabelled() {
        return empty + unknown();
    }

    public boolean anyVerdict() {
        return frauds() + genuines() > 0;
    }

    /** With the values beyond those that are kept, which no value of the file is mistaken for. */
    private Stream<Value> all() {
        return Stream.concat(values.values().stream(), Stream.of(others).filter(value -> value.rows > 0));
    }

    private long rows(Predicate<Value> which) {
        return all().filter(which).mapToLong(Value::rows).sum();
    }

    /** What was neither, the most frequent first: {@code True (57 rows), Maybe (3 rows)}. */
    public String others() {
        return listed(Value::meansNothing);
    }

    private String listed(Predicate<Value> which) {
        List<Value> sorted = all().filter(which)
                .sorted(Comparator.comparingLong(Value::rows).reversed().thenComparing(value -> value.text))
                .toList();
        String text = sorted.stream()
                .limit(NAMED)
                .map(value -> value.text + " (" + rows(value.rows) + ")")
                .collect(Collectors.joining(", "));
        return sorted.size() > NAMED ? text + " and " + (sorted.size() - NAMED) + " other values" : text;
    }

    /** What was neither, to go on behind a file's name, where every value has to be one of the two. */
    public String refusal(String column, String remedy) {
        String neither = all().filter(Value::meansNothing)
                .map(value -> value.text)
                .sorted()
                .limit(NAMED)
                .collect(Collectors.joining(", "));
        return "column " + column + " holds " + listed(value -> true) + "; " + neither + " means neither "
                + words.keys().positive() + " (" + words.fraudWords() + ") nor "
                + words.keys().negative() + " (" + words.genuineWords() + "); " + remedy;
    }

    /** That nothing is fraud; empty if something is. */
    public Optional<String> remark(String file, String column) {
        return frauds() > 0
                ? Optional.empty()
                : Optional.of(file + ": nothing in column " + column + " is "
                        + words.keys().positive() + " (" + rows(genuines()) + " "
                        + words.keys().negative() + ", " + rows(unlabelled()) + " without a label)");
    }

    /** A number of rows as text. */
    public static String rows(long count) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? "row" : "rows");
    }
}
