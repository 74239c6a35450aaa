package io.tidemark.drift.stats.chance;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/**
 * How the PSI of {@link Pooling} varies when nothing has changed, by sample size. Of independent rows it would be
 * chi-square with g - 1 degrees of freedom (g groups), times 1/n + 1/m. Rows that resemble each other make it wider
 * and, since they do so in some bins more than in others, of fewer degrees of freedom: the second-order correction of
 * Rao and Scott (The Analysis of Categorical Data from Complex Sample Surveys, 1981, section 4). Both corrections are
 * read from the block bootstrap of the training data.
 *
 * @param sizes ascending sample sizes, events
 * @param inflation at each size, how many times as wide as of independent rows; interpolated over the logarithm of the
 *     size, constant beyond the ends
 * @param shape at each size, the degrees of freedom as a multiple of g - 1
 * @param clump how many rows a row's block holds on average: what a count without a past is taken to be inflated by
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record PsiNull(List<Integer> sizes, List<Double> inflation, List<Double> shape, double clump) {
    /** Independent rows. */
    public static final PsiNull INDEPENDENT = new PsiNull(List.of(100), List.of(1.0), List.of(1.0), 1);

    private static final double OLD_TAIL = 0.005;

    public PsiNull {
        sizes = List.copyOf(sizes);
        inflation = List.copyOf(inflation);
        shape = List.copyOf(shape);
        if (sizes.isEmpty() || sizes.size() != inflation.size() || sizes.size() != shape.size()) {
            throw new IllegalArgumentException("a null distribution needs an inflation and a shape per sample size");
        }
    }

    /** What the limits of an older profile say about it: quantiles of 0.995 over all bins. */
    public static PsiNull of(PsiLimits limits, int bins, long reference) {
        if (limits.sizes().isEmpty() || bins < 2 || reference == 0) {
            return INDEPENDENT;
        }
        double chi = 2 * GammaTail.quantile(0.5 * (bins - 1), OLD_TAIL);
        List<Double> inflation = limits.sizes().stream()
                .map(n -> Math.max(1, limits.at(n) / (chi * (1.0 / n + 1.0 / reference))))
                .toList();
        return new PsiNull(
                limits.sizes(),
                inflation,
                limits.sizes().stream().map(n -> 1.0).toList(),
                inflation.stream().mapToDouble(Double::doubleValue).max().orElse(1));
    }

    /** How many times the variance of independent rows a sample of n events has. */
    public double inflationAt(double n) {
        return at(inflation, n);
    }

    /** The degrees of freedom of a sample of n events as a multiple of those of independent rows. */
    public double shapeAt(double n) {
        return at(shape, n);
    }

    /**
     * How much of a window's deviation the next one of n events repeats: two windows together are inflated by 1 + r
     * times what one is, r being the correlation.
     */
    public double lasting(double n) {
        double most = sizes.get(sizes.size() - 1) / 2.0;
        double from = Math.min(n, most);
        return Math.max(0, Math.min(1, inflationAt(2 * from) / inflationAt(from) - 1));
    }

    private double at(List<Double> values, double n) {
        int above = 0;
        while (above < sizes.size() && sizes.get(above) < n) {
            above++;
        }
        if (above == 0 || above == sizes.size()) {
            return values.get(above == 0 ? 0 : above - 1);
        }
        double weight = Math.log(n / sizes.get(above - 1)) / Math.log(sizes.get(above) / (double) sizes.get(above - 1));
        return Math.exp((1 - weight) * Math.log(values.get(above - 1)) + weight * Math.log(values.get(above)));
    }
}
