package io.tidemark.cli.compare;

import io.tidemark.drift.stats.compare.ColumnSamples;
import io.tidemark.features.files.numbers.NumberForm;
import io.tidemark.features.files.numbers.NumberText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The values of one column of one file: each distinct text once, and a number for each row. */
final class ColumnValues {

    private static final int MISSING = -1;

    private final NumberForm form;
    private final Map<String, Integer> codes = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private int[] rows = new int[1 << 10];
    private int count;

    /** @param form how numbers are written in the file */
    ColumnValues(NumberForm form) {
        this.form = form;
    }

    void add(String field) {
        if (count == rows.length) {
            rows = Arrays.copyOf(rows, 2 * count);
        }
        rows[count++] = field.isBlank() ? MISSING : code(field);
    }

    private int code(String field) {
        Integer known = codes.putIfAbsent(field, texts.size());
        if (known != null) {
            return known;
        }
        texts.add(field);
        return texts.size() - 1;
    }

    /** This column of the reference beside the same of another file. */
    ComparedColumn with(String name, ColumnValues current) {
        List<String> notes = new ArrayList<>();
        boolean numbers = !has(NumberText.TEXT) && !current.has(NumberText.TEXT);
        boolean retyped = numbers ? false : retyped(current, notes);
        if (numbers) {
            infinities(current, notes);
        }
        ColumnSamples samples =
                numbers ? ColumnSamples.ofNumbers(name, numbers(), current.numbers()) : texts(name, current);
        constant(current, samples).ifPresent(notes::add);
        return new ComparedColumn(samples, retyped, notes);
    }

    /** How many rows have a value, and how many different ones there are. */
    boolean repeats(int least) {
        return texts.size() >= least && 2L * texts.size() <= count;
    }

    int rows() {
        return count;
    }

    int different() {
        return texts.size();
    }

    private ColumnSamples texts(String name, ColumnValues current) {
        List<String> categories = List.copyOf(new TreeSet<>(texts));
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < categories.size(); i++) {
            index.put(categories.get(i), i);
        }
        return new ColumnSamples(name, true, categories, in(index), current.in(index));
    }

    private boolean retyped(ColumnValues current, List<String> notes) {
        if (!has(NumberText.TEXT) && has(NumberText.NUMBER)) {
            notes.add("held numbers and holds texts now: %s".formatted(current.such(NumberText.TEXT)));
            return true;
        }
        if (!has(NumberText.NUMBER) && current.has(NumberText.NUMBER) && !current.has(NumberText.TEXT)) {
            notes.add("held texts and holds numbers now: %s".formatted(current.such(NumberText.NUMBER)));
            return true;
        }
        return false;
    }

    private void infinities(ColumnValues current, List<String> notes) {
        long before = rowsOf(NumberText.INFINITE);
        long now = current.rowsOf(NumberText.INFINITE);
        if (before + now > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "has infinite numbers: %,d of %,d rows before, %,d of %,d now",
                    before,
                    count,
                    now,
                    current.count));
        }
    }

    private static boolean none(double[] values) {
        return Arrays.stream(values).allMatch(Double::isNaN);
    }

    private Optional<String> constant(ColumnValues current, ColumnSamples samples) {
        if (none(samples.reference()) && none(samples.current())) {
            return Optional.of("has no value in either file");
        }
        return texts.size() == 1 && texts.equals(current.texts)
                ? Optional.of("is always " + texts.get(0) + ", so it cannot say anything")
                : Optional.empty();
    }

    private NumberText kind(String text) {
        return NumberText.of(form.plain(text));
    }

    /**
     * A number as people write it, if most of the texts that are no numbers are such: the column may be one of numbers
     * all the same.
     */
    Optional<String> otherwiseWritten() {
        List<String> no =
                texts.stream().filter(text -> kind(text) == NumberText.TEXT).toList();
        List<String> perhaps = no.stream()
                .filter(text -> NumberForm.otherwiseWritten(text) || NumberText.of(text) == NumberText.NUMBER)
                .toList();
        return 2 * perhaps.size() > no.size() ? Optional.of(perhaps.get(0)) : Optional.empty();
    }

    private boolean has(NumberText kind) {
        return texts.stream().anyMatch(text -> kind(text) == kind);
    }

    /** One of these and how many rows there are of them. */
    private String such(NumberText kind) {
        String first =
                texts.stream().filter(text -> kind(text) == kind).findFirst().orElse("");
        return String.format(Locale.ROOT, "%,d of %,d rows, such as %s", rowsOf(kind), count, first);
    }

    private long rowsOf(NumberText kind) {
        boolean[] of = new boolean[texts.size()];
        for (int code = 0; code < of.length; code++) {
            of[code] = kind(texts.get(code)) == kind;
        }
        return Arrays.stream(rows, 0, count)
                .filter(code -> code != MISSING && of[code])
                .count();
    }

    private double[] numbers() {
        return values(texts.stream()
                .mapToDouble(text -> NumberText.number(form.plain(text)))
                .toArray());
    }

    private double[] in(Map<String, Integer> index) {
        return values(texts.stream()
                .mapToDouble(text -> index.getOrDefault(text, index.size()))
                .toArray());
    }

    private double[] values(double[] ofCode) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = rows[i] == MISSING ? Double.NaN : ofCode[rows[i]];
        }
        return values;
    }
}
