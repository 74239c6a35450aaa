package io.tidemark.drift.stats.quality.book;

/** How windows that are worse than those before are told from chance: the choice of {@code quality.detector}. */
public enum QualityDetector {
    /** Looks at the mean of the newest windows: {@link QualityFall}. Finds a large fall at once. */
    BOOTSTRAP {
        @Override
        double limit(double[] earlier, double[] newest, boolean lasting, double rate, long seed) {
            return QualityFall.limit(earlier, newest, rate, seed);
        }
    },
    /** Adds up by how much windows are low: {@link PageHinkleyFall}. Finds small and slow falls sooner. */
    PAGE_HINKLEY {
        @Override
        double limit(double[] earlier, double[] newest, boolean lasting, double rate, long seed) {
            return PageHinkleyFall.limit(earlier, newest, lasting, rate);
        }
    };

    /**
     * The mean of the newest windows below which they count as worse; negative infinity if there are too few earlier
     * ones to tell.
     *
     * @param earlier a figure of the windows before, in order; larger is better
     * @param newest of those in question
     * @param lasting whether a fall has been found that is not over: the earlier windows are those before it
     * @param rate share of the looks that may find a fall though nothing has changed, at most 0.05
     * @param seed of what is drawn, if anything is
     */
    abstract double limit(double[] earlier, double[] newest, boolean lasting, double rate, long seed);
}
