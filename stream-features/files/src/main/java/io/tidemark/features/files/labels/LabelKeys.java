package io.tidemark.features.files.labels;

import java.util.List;
import java.util.stream.Stream;

/** By which words a mapping says what its labels mean: those of payments, or those of any other domain. */
public enum LabelKeys {
    FRAUD("fraud", "genuine"),
    POSITIVE("positive", "negative");

    private final String positive;
    private final String negative;

    LabelKeys(String positive, String negative) {
        this.positive = positive;
        this.negative = negative;
    }

    /** What a label says, and below {@code columns:} the key of the column that says it. */
    public String positive() {
        return positive;
    }

    /** What is said of all others, and the key for whether they get labels. */
    public String negative() {
        return negative;
    }

    /** The key of the values that mean the first. */
    public String positiveIs() {
        return positive + "_is";
    }

    /** The key of the values that mean the second. */
    public String negativeIs() {
        return negative + "_is";
    }

    /** The keys beside {@code columns:}. */
    public List<String> keys() {
        return List.of(positiveIs(), negative, negativeIs());
    }

    /** The other words for the same. */
    public LabelKeys other() {
        return this == FRAUD ? POSITIVE : FRAUD;
    }

    /** All keys beside {@code columns:}, whichever words are chosen. */
    public static List<String> allKeys() {
        return Stream.of(values()).flatMap(one -> one.keys().stream()).toList();
    }
}
