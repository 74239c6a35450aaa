package io.tidemark.drift.stats.distance;

/** The asymptotic p of the test {@link KolmogorovSmirnov}: how often chance gives as large a difference. */
final class KolmogorovSmirnovChance implements Statistic {

    @Override
    public String name() {
        return "ks_p";
    }

    @Override
    public String title() {
        return "KS p";
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
        return samples.kolmogorovSmirnov().p();
    }
}
