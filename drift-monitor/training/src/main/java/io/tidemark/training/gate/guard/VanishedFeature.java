package io.tidemark.training.gate.guard;

import java.util.Locale;
import java.util.Optional;

/**
 * A feature that it was trained to look at, or that the champion looks at, has no values any more: a fault of the
 * source, which another model would learn.
 *
 * @param mostRise of the share of missing values, from the training to the comparison rows
 * @param leastLooks a feature below this share of a model's looking does not matter
 */
record VanishedFeature(double mostRise, double leastLooks) implements Guardrail {

    /** If so many values are expected and none comes, that is no chance. */
    private static final int EXPECTED = 20;

    @Override
    public Optional<String> breach(Evidence evidence) {
        for (int feature = 0; feature < evidence.features().size(); feature++) {
            Optional<String> breach = breach(evidence, feature);
            if (breach.isPresent()) {
                return breach;
            }
        }
        return Optional.empty();
    }

    private Optional<String> breach(Evidence evidence, int feature) {
        String name = evidence.features().get(feature);
        double before = evidence.training().missing(feature);
        double now = evidence.comparison().missing(feature);
        double trained = of(evidence.candidate().looksInTraining(), feature);
        if (trained >= leastLooks) {
            boolean gone = now == 1 && (1 - before) * evidence.comparison().rows() >= EXPECTED;
            return now - before > mostRise || gone
                    ? Optional.of(String.format(
                            Locale.ROOT,
                            "%s is missing in %.1f %% of the rows to compare on and in %.1f %% of those it was trained on,"
                                    + " and a rise by at most %.0f points is borne of what it looks at (share %.2f)",
                            name,
                            100 * now,
                            100 * before,
                            100 * mostRise,
                            trained))
                    : Optional.empty();
        }
        double champions =
                evidence.champion().map(one -> of(one.looks(), feature)).orElse(0.0);
        return before == 1 && now == 1 && champions >= leastLooks
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "%s, which the champion looks at (share %.2f, %.2f matters), has no value in any of %,d rows",
                        name,
                        champions,
                        leastLooks,
                        evidence.training().rows() + evidence.comparison().rows()))
                : Optional.empty();
    }

    private static double of(double[] looks, int feature) {
        return looks.length == 0 ? 0 : looks[feature];
    }
}
