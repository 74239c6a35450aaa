package io.tidemark.drift.stats.alarm;

import java.util.Arrays;

/**
 * The step-up procedure of Benjamini and Hochberg (Controlling the False Discovery Rate, 1995): with k hypotheses,
 * those with the r smallest p-values are rejected for the largest r whose p is at most r level / k. If all hypotheses
 * hold, any rejection is a false alarm, and its probability is at most the level (Simes, 1986), also for p-values that
 * depend on each other positively, as those of overlapping segments and of related columns do (Sarkar, 1998). The
 * variant for any dependence (Benjamini and Yekutieli, 2001) would divide the level by ln k for dependences that do not
 * occur here.
 */
final class BenjaminiHochberg {
    private final double threshold;
    private final int rejected;

    BenjaminiHochberg(double[] p, double level) {
        this(p, level, p.length);
    }

    /** @param hypotheses how many count, if some of them can hardly be rejected by chance */
    BenjaminiHochberg(double[] p, double level, int hypotheses) {
        double[] sorted = p.clone();
        Arrays.sort(sorted);
        int last = sorted.length;
        while (last > 0 && !(sorted[last - 1] <= last * level / hypotheses)) {
            last--;
        }
        rejected = last;
        threshold = last == 0 ? -1 : last * level / hypotheses;
    }

    boolean rejects(double p) {
        return p <= threshold;
    }

    int rejected() {
        return rejected;
    }
}
