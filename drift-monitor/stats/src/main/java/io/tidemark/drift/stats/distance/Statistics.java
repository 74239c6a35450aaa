package io.tidemark.drift.stats.distance;

import java.util.List;

/** The statistics of a comparison of two files. */
public final class Statistics {

    /** The one that is held against a limit. */
    public static final Statistic PSI = new Psi();

    public static final Statistic JENSEN_SHANNON = new JensenShannon();

    /** In the order in which they are shown. */
    public static final List<Statistic> ALL = List.of(
            PSI,
            JENSEN_SHANNON,
            new Hellinger(),
            new KolmogorovSmirnovDistance(),
            new KolmogorovSmirnovChance(),
            new Wasserstein());

    private Statistics() {}
}
