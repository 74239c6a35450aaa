package io.tidemark.features.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is made of the events in a window. */
public enum Aggregate {
    /** Number of transactions. */
    COUNT(false, false),
    /** Sum of the amounts in major units, exact up to the final conversion to a double. */
    SUM(true, false),
    /** Sum of the amounts by their number, in major units; 0 where there is none. */
    MEAN(true, false),
    /** Number of known frauds by the number of transactions; 0 where there is no transaction. */
    FRAUD_RATE(false, true);

    private final boolean needsAmounts;
    private final boolean needsLabels;

    Aggregate(boolean needsAmounts, boolean needsLabels) {
        this.needsAmounts = needsAmounts;
        this.needsLabels = needsLabels;
    }

    public boolean needsAmounts() {
        return needsAmounts;
    }

    public boolean needsLabels() {
        return needsLabels;
    }

    /** The word for it in a catalogue file. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Aggregate> of(String word) {
        return Arrays.stream(values()).filter(a -> a.word().equals(word)).findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Aggregate::word).toList();
    }
}
