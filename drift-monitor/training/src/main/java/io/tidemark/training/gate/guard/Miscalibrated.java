package io.tidemark.training.gate.guard;

import io.tidemark.drift.stats.quality.CalibrationQuality;
import io.tidemark.nouns.Nouns;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Its scores are far from the shares of frauds that they promise. Both bounds are only breached beyond sampling error.
 *
 * @param mostFactor between expected and found frauds
 * @param mostError expected calibration error, as a share of the fraud share
 */
record Miscalibrated(double mostFactor, double mostError, Nouns nouns) implements Guardrail {

    /** Standard errors beyond which a difference is no chance: one in 15,000 of honest ones. */
    private static final double SURE = 4;

    private static final int DRAWS = 200;
    private static final long SEED = 17;

    @Override
    public Optional<String> breach(Evidence evidence) {
        return evidence.forecasts().stream()
                .flatMap(forecast -> sums(forecast).or(() -> spread(forecast)).stream())
                .findFirst();
    }

    private Optional<String> sums(Forecast forecast) {
        double[] p = forecast.probabilities();
        // Frauds of one customer come together, so customers are what is independent.
        double[] excess = new double[Arrays.stream(forecast.customers()).max().orElse(-1) + 1];
        double expected = 0;
        double found = 0;
        for (int i = 0; i < p.length; i++) {
            int happened = forecast.frauds()[i] ? 1 : 0;
            double weight = forecast.weights()[i];
            expected += weight * p[i];
            found += weight * happened;
            excess[forecast.customers()[i]] += weight * (p[i] - happened);
        }
        double error =
                Math.sqrt(Arrays.stream(excess).map(value -> value * value).sum());
        boolean far = expected > mostFactor * found || found > mostFactor * expected;
        return far && Math.abs(expected - found) > SURE * error
                ? Optional.of(String.format(
                        Locale.ROOT,
                        nouns.in(
                                "it is mis-calibrated: on %s it expects %.0f {positives} and there are %,.0f (%.1f standard"
                                        + " errors), and a factor of at most %.1f is borne"),
                        forecast.of(),
                        expected,
                        found,
                        Math.abs(expected - found) / error,
                        mostFactor))
                : Optional.empty();
    }

    private Optional<String> spread(Forecast forecast) {
        double[] p = forecast.probabilities();
        double share = share(forecast);
        double error =
                CalibrationQuality.of(p, forecast.frauds(), forecast.weights()).calibrationError();
        // Drawing costs time, and what is within the bound without it needs none.
        if (!(error > mostError * share)) {
            return Optional.empty();
        }
        double chance = byChance(p, forecast.weights());
        return error > mostError * share + chance
                ? Optional.of(String.format(
                        Locale.ROOT,
                        nouns.in(
                                "it is mis-calibrated: on %s its scores are off by %.4f on average, and at most %.4f is borne"
                                        + " (%.2f of the {positive} share, and %.4f by chance)"),
                        forecast.of(),
                        error,
                        mostError * share + chance,
                        mostError,
                        chance))
                : Optional.empty();
    }

    /** The largest error of so many draws of labels from the probabilities themselves. */
    private static double byChance(double[] p, double[] weights) {
        SplittableRandom random = new SplittableRandom(SEED);
        boolean[] drawn = new boolean[p.length];
        double largest = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            for (int i = 0; i < p.length; i++) {
                drawn[i] = random.nextDouble() < p[i];
            }
            largest = Math.max(largest, CalibrationQuality.of(p, drawn, weights).calibrationError());
        }
        return largest;
    }

    private static double share(Forecast forecast) {
        double all = 0;
        double frauds = 0;
        for (int i = 0; i < forecast.weights().length; i++) {
            all += forecast.weights()[i];
            frauds += forecast.frauds()[i] ? forecast.weights()[i] : 0;
        }
        return frauds / all;
    }
}
