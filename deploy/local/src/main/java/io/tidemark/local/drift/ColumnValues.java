package io.tidemark.local.drift;

import io.tidemark.drift.stats.ColumnSamples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The values of one column of one file: each distinct text once, and a number for each row. */
final class ColumnValues {

    private static final int MISSING = -1;
    private final Map<String, Integer> codes = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private int[] rows = new int[1 << 10];
    private int count;

    void add(String field) {
        if (count == rows.length) {
            rows = Arrays.copyOf(rows, 2 * count);
        }
        rows[count++] = field.isEmpty() ? MISSING : code(field);
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
    ColumnSamples with(String name, ColumnValues current) {
        if (isNumeric() && current.isNumeric()) {
            return ColumnSamples.ofNumbers(name, numbers(), current.numbers());
        }
        List<String> categories = List.copyOf(new TreeSet<>(texts));
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < categories.size(); i++) {
            index.put(categories.get(i), i);
        }
        return new ColumnSamples(name, true, categories, in(index), current.in(index));
    }

    private boolean isNumeric() {
        return texts.stream().allMatch(ColumnValues::isNumber);
    }

    private static boolean isNumber(String text) {
        try {
            return Double.isFinite(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private double[] numbers() {
        return values(texts.stream().mapToDouble(Double::parseDouble).toArray());
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
