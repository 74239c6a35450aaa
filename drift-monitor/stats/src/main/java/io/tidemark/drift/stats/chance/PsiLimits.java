package io.tidemark.drift.stats.chance;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/**
 * What profiles of older bundles know of chance, null quantiles of PSI by sample size: what a window of so many events
 * reaches although nothing has changed. Between two sizes the logarithm is interpolated linearly over the logarithm of
 * the size; below the smallest size PSI grows as 1/n; above the largest its limit holds.
 *
 * @param sizes ascending sample sizes, events
 * @param quantiles PSI at each size; empty lists mean no limit but the minimum effect
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record PsiLimits(List<Integer> sizes, List<Double> quantiles) {
    public static final PsiLimits NONE = new PsiLimits(List.of(), List.of());

    public PsiLimits {
        sizes = List.copyOf(sizes);
        quantiles = List.copyOf(quantiles);
        if (sizes.size() != quantiles.size()) {
            throw new IllegalArgumentException(
                    "limits need one quantile per sample size, got " + quantiles.size() + " for " + sizes.size());
        }
    }

    /** The null quantile for a window of n events; 0 if there are no limits. */
    public double at(long n) {
        if (sizes.isEmpty() || n <= 0) {
            return 0;
        }
        int above = 0;
        while (above < sizes.size() && sizes.get(above) < n) {
            above++;
        }
        if (above == 0) {
            return quantiles.get(0) * sizes.get(0) / n;
        }
        if (above == sizes.size()) {
            return quantiles.get(above - 1);
        }
        double weight = Math.log(n / (double) sizes.get(above - 1))
                / Math.log(sizes.get(above) / (double) sizes.get(above - 1));
        return Math.exp((1 - weight) * logAt(above - 1) + weight * logAt(above));
    }

    private double logAt(int i) {
        return Math.log(Math.max(quantiles.get(i), 1e-9));
    }
}
