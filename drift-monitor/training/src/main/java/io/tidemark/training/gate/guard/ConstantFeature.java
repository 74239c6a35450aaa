package io.tidemark.training.gate.guard;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A feature that it was trained to look at has stood still since: a fault of the source. What the clock sets may stand
 * still for days.
 *
 * @param leastLooks a feature below this share of the model's looking does not matter
 */
record ConstantFeature(double leastLooks) implements Guardrail {

    /** Rows come in clusters, so many more than one are to be expected before their absence says something. */
    private static final double EXPECTED = 100;

    @Override
    public Optional<String> breach(Evidence evidence) {
        double[] looks = evidence.candidate().looksInTraining();
        for (int feature = 0; feature < looks.length; feature++) {
            String name = evidence.features().get(feature);
            Set<Double> values = evidence.comparison().values(feature, 2);
            if (looks[feature] < leastLooks
                    || values.size() != 1
                    || evidence.calendar().contains(name)) {
                continue;
            }
            double value = values.iterator().next();
            double othersBefore = (double) evidence.training().others(feature, value)
                    / evidence.training().rows();
            if (othersBefore * evidence.comparison().rows() >= EXPECTED) {
                return Optional.of(String.format(
                        Locale.ROOT,
                        "%s is %s in all of the %,d rows to compare on that have it, and was something else in %.1f %% of those it was trained on"
                                + " (at most %.1f %% could be chance)",
                        name,
                        value,
                        evidence.comparison().present(feature),
                        100 * othersBefore,
                        100 * EXPECTED / evidence.comparison().rows()));
            }
        }
        return Optional.empty();
    }
}
