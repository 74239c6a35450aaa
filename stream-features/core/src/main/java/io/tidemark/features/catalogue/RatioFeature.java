package io.tidemark.features.catalogue;

import io.tidemark.nouns.Nouns;

/**
 * One feature by another, e.g. the amount by the customer's own mean. Missing where either is missing or the divisor is
 * 0.
 *
 * @param of name of the dividend, an earlier feature that is no ratio itself
 * @param to name of the divisor, likewise
 */
public record RatioFeature(String name, String of, String to, String meaning) implements Feature {

    /** Dividend by divisor; NaN is missing. */
    public static double value(double of, double to) {
        return to == 0 ? Double.NaN : of / to;
    }

    @Override
    public String unit() {
        return "";
    }

    @Override
    public String meaning(Nouns nouns) {
        return meaning.isEmpty() ? of + " by " + to : meaning;
    }

    @Override
    public String canonical() {
        return name + "=" + of + " / " + to;
    }
}
