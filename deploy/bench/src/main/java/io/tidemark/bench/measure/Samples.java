package io.tidemark.bench.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.util.ListStatistics;

/** What one side took in each round. */
public final class Samples {

    private final List<Double> values = new ArrayList<>();

    /** Of what is measured once. */
    public static Samples of(double value) {
        Samples samples = new Samples();
        samples.add(value);
        return samples;
    }

    public void add(double value) {
        values.add(value);
    }

    /** The same, each so many times as large. */
    public Samples times(double factor) {
        Samples samples = new Samples();
        values.forEach(value -> samples.add(factor * value));
        return samples;
    }

    public double median() {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** Smallest and largest. */
    public String spread() {
        return String.format(
                Locale.ROOT,
                "%.1f..%.1f",
                values.stream().mapToDouble(v -> v).min().orElse(Double.NaN),
                values.stream().mapToDouble(v -> v).max().orElse(Double.NaN));
    }

    /** Smallest and largest, and half the width of the mean's 99.9 % interval (Student's t). */
    String spreadAndError() {
        double error = new ListStatistics(values.stream().mapToDouble(v -> v).toArray()).getMeanErrorAt(0.999);
        return spread() + String.format(Locale.ROOT, " +-%.1f", error);
    }
}
