package io.tidemark.drift.stats.quality.delay;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Which share of the labels that come at all has come after a while, learnt from labels of transactions of different
 * ages.
 *
 * <p>Young transactions show their fast labels only, so the plain distribution of the delays seen promises too much.
 * This is the product-limit estimator for observations truncated on the right (Lynden-Bell, MNRAS 155, 1971; Lagakos,
 * Barraj and De Gruttola, Biometrika 75, 1988; the Kaplan-Meier estimator run backwards in time): F(d) is the product
 * over longer delays j of 1 - n_j / N_j, where n_j labels took j and N_j took j at most, both among the transactions
 * that are at least j old. It is relative to {@link #knownMillis}: of what comes later nobody has seen any.
 */
public final class DelayCurve {
    private final double[] cumulative;
    private final long labels;
    private final long known;

    private DelayCurve(double[] cumulative, long labels, long known) {
        this.cumulative = cumulative;
        this.labels = labels;
        this.known = known;
    }

    /**
     * @param cohorts counts by bin ({@link DelayBins}) of the labels of transactions that are at least as old as the
     *     key says, ms
     */
    public static DelayCurve of(Map<Long, long[]> cohorts) {
        double[] cumulative = new double[DelayBins.COUNT];
        Arrays.fill(cumulative, 1);
        long known = cohorts.keySet().stream().mapToLong(age -> age).max().orElse(0);
        double left = 1;
        for (int bin = DelayBins.COUNT - 1; bin > 0; bin--) {
            cumulative[bin] = left;
            long came = 0;
            long atMost = 0;
            for (Map.Entry<Long, long[]> cohort : cohorts.entrySet()) {
                // Who is not as old as the bin's end could not have shown all of it.
                if (cohort.getKey() >= edge(bin, known)) {
                    came += cohort.getValue()[bin];
                    atMost += sum(cohort.getValue(), bin);
                }
            }
            left *= atMost == 0 ? 1 : 1 - (double) came / atMost;
        }
        cumulative[0] = left;
        long labels = cohorts.values().stream()
                .mapToLong(counts -> sum(counts, DelayBins.COUNT - 1))
                .sum();
        return new DelayCurve(cumulative, labels, known);
    }

    /** The bin that the oldest transactions stand in counts with what they show of it. */
    private static long edge(int bin, long known) {
        return bin > 0 && DelayBins.upperEdge(bin - 1) < known
                ? Math.min(known, DelayBins.upperEdge(bin))
                : Long.MAX_VALUE;
    }

    private static long sum(long[] counts, int last) {
        long sum = 0;
        for (int bin = 0; bin <= last; bin++) {
            sum += counts[bin];
        }
        return sum;
    }

    /**
     * Share of the labels that have come within a delay, 0 to 1: of the bins that end by then. 1 if nothing is known.
     */
    public double share(long millis) {
        if (labels == 0 || millis >= known) {
            return 1;
        }
        int bin = DelayBins.of(millis);
        if (DelayBins.upperEdge(bin) > millis) {
            bin--;
        }
        return bin < 0 ? 0 : cumulative[bin];
    }

    /**
     * The delay, ms, by which a share of the labels has come; the upper end of its bin. Empty without labels, or if the
     * bin has no end.
     */
    public OptionalLong quantile(double share) {
        if (labels == 0) {
            return OptionalLong.empty();
        }
        for (int bin = 0; bin < DelayBins.COUNT - 1; bin++) {
            if (cumulative[bin] >= share - 1e-12) {
                return OptionalLong.of(DelayBins.upperEdge(bin));
            }
        }
        return OptionalLong.empty();
    }

    /** How many labels it was learnt from. */
    public long labels() {
        return labels;
    }

    /** Age of the oldest transactions that it was learnt from, ms. */
    public long knownMillis() {
        return known;
    }
}
