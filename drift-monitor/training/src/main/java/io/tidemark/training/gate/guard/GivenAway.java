package io.tidemark.training.gate.guard;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * One feature alone ranks the frauds nearly without error, and the champion does not live by it: no transaction looks
 * so before anybody knows what it was, so the feature carries the label (Kaufman et al., Leakage in Data Mining, ACM
 * TKDD 6, 2012). While the champion finds frauds as it always did, nothing new can have come that ranks them better
 * than all that it looks at, so then less is believed.
 *
 * @param most average precision that one feature alone may have
 * @param mostInSameWorld likewise while the champion is as good as ever, if that is more than the champion's own
 * @param fallen what a champion has kept of its average precision at most if it has fallen
 */
record GivenAway(double most, double mostInSameWorld, double fallen) implements Guardrail {

    /** Share of looking from which on a feature could be what the model lives by. */
    private static final double LIVES_BY = 0.2;

    @Override
    public Optional<String> breach(Evidence evidence) {
        double[] looks = evidence.candidate().looks();
        double believed = believed(evidence);
        for (int feature = 0; feature < looks.length; feature++) {
            double champions = looksOfChampion(evidence, feature);
            if (looks[feature] < LIVES_BY || champions >= looks[feature] / 2) {
                continue;
            }
            double alone = alone(evidence.comparison(), feature);
            if (alone > believed) {
                return Optional.of(String.format(
                        Locale.ROOT,
                        "%s gives the label away: alone it has an average precision of %.3f, and more than %.2f is not believed of a feature"
                                + " that the champion hardly looks at (share %.2f against %.2f)",
                        evidence.features().get(feature),
                        alone,
                        believed,
                        champions,
                        looks[feature]));
            }
        }
        return Optional.empty();
    }

    private double believed(Evidence evidence) {
        return evidence.endurance()
                .filter(one -> one.kept() > fallen)
                .map(one -> Math.min(
                        most,
                        Math.max(
                                mostInSameWorld,
                                evidence.champion().orElseThrow().averagePrecision())))
                .orElse(most);
    }

    private static double looksOfChampion(Evidence evidence, int feature) {
        double looks = evidence.champion().map(one -> one.looksAt(feature)).orElse(0.0);
        return Double.isNaN(looks) ? 0 : looks;
    }

    /** The best that a ranking by the values can do: rising or falling, with missing ones first or last. */
    static double alone(Sample rows, int feature) {
        double best = 0;
        for (int sign : new int[] {1, -1}) {
            for (double missing : new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
                double[] ranking = Arrays.stream(rows.column(feature))
                        .map(value -> Double.isNaN(value) ? missing : sign * value)
                        .toArray();
                best = Math.max(best, WeightedPrecision.of(ranking, rows.frauds(), rows.weights()));
            }
        }
        return best;
    }
}
