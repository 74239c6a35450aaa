package io.tidemark.drift.stats.distance;

/** The statistic of the test {@link KolmogorovSmirnov}: the largest difference of two distribution functions. */
final class KolmogorovSmirnovDistance implements Statistic {

    @Override
    public String name() {
        return "ks";
    }

    @Override
    public String title() {
        return "KS";
    }

    @Override
    public String unit() {
        return "";
    }

    @Override
    public String source() {
        return "Smirnov, Annals of Mathematical Statistics 19, 1948";
    }

    @Override
    public double of(TwoSamples samples) {
        return samples.kolmogorovSmirnov().statistic();
    }
}
