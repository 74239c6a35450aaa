package io.tidemark.drift.stats.distance;

import java.util.List;

/** The statistics of a comparison. */
public final class Statistics {

    /** The one that is held against a limit. */
    public static final BinnedStatistic PSI = new Psi();

    public static final BinnedStatistic JENSEN_SHANNON = new JensenShannon();

    /** In the order in which they are shown. */
    public static final List<Statistic> ALL = List.of(
            PSI,
            JENSEN_SHANNON,
            new Hellinger(),
            new KolmogorovSmirnovDistance(),
            new KolmogorovSmirnovChance(),
            new Wasserstein());

    /** Those that live traffic is compared by, of which only the bins are counted; in the same order. */
    public static final List<BinnedStatistic> OF_BINS = ALL.stream()
            .filter(BinnedStatistic.class::isInstance)
            .map(BinnedStatistic.class::cast)
            .toList();

    private Statistics() {}
}
