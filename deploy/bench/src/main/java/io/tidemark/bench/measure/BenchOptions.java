package io.tidemark.bench.measure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What whoever runs a benchmark has asked for.
 *
 * @param rounds how often each side is measured, at least once; the median counts
 * @param given further wishes by the names that {@link Bench#takes} has
 */
public record BenchOptions(int rounds, Map<String, String> given) {

    /** Which features are computed: the name of a shipped catalogue. */
    public static final String CATALOGUE = "catalogue";

    /** Where the features job keeps its state: {@code heap} or {@code rocksdb}. */
    public static final String STATE = "state";

    /** How long one window of time is measured. */
    public static final String SECONDS = "seconds";

    /** Transactions a second. */
    public static final String RATE = "rate";

    /** Milliseconds from one commit of the scoring app to the next. */
    public static final String COMMIT = "commit";

    private static final Map<String, List<String>> CHOICES =
            Map.of(CATALOGUE, List.of("handbook", "payments"), STATE, List.of("heap", "rocksdb"));

    public BenchOptions {
        given = Map.copyOf(given);
    }

    public static BenchOptions rounds(int rounds) {
        return new BenchOptions(rounds, Map.of());
    }

    /**
     * Of the words behind a benchmark's name: the rounds, and wishes as {@code name=value}.
     *
     * @throws IllegalArgumentException with one sentence, if a wish is none of the benchmark's or has no sound value
     */
    public static BenchOptions parse(Bench bench, List<String> words) {
        Map<String, String> given = new HashMap<>();
        for (String word : words.subList(1, words.size())) {
            int end = word.indexOf('=');
            String name = word.substring(0, end);
            String value = word.substring(end + 1);
            require(bench, name, value);
            given.put(name, value);
        }
        return new BenchOptions(Integer.parseInt(words.get(0)), given);
    }

    private static void require(Bench bench, String name, String value) {
        Set<String> takes = bench.takes();
        if (!takes.contains(name)) {
            throw new IllegalArgumentException("the benchmark " + bench.name() + " takes no --" + name
                    + (takes.isEmpty()
                            ? ""
                            : "; it takes --"
                                    + String.join(
                                            ", --", takes.stream().sorted().toList())));
        }
        List<String> choices = CHOICES.get(name);
        if (choices != null && !choices.contains(value)) {
            throw new IllegalArgumentException(
                    "--" + name + " " + value + " is not measured; use one of " + String.join(", ", choices));
        }
        if (choices == null && !(number(value) >= 1 && number(value) < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "--" + name + " " + value + " measures nothing; use a number of at least 1");
        }
    }

    private static double number(String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    public String of(String name, String usual) {
        return given.getOrDefault(name, usual);
    }

    public double of(String name, double usual) {
        return numberOf(name).orElse(usual);
    }

    /** Empty if nothing was said. */
    public Optional<Double> numberOf(String name) {
        return Optional.ofNullable(given.get(name)).map(Double::parseDouble);
    }
}
