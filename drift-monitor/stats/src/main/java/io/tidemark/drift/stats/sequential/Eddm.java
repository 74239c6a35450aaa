package io.tidemark.drift.stats.sequential;

/**
 * Early drift detection method: watches the number of observations from one error to the next. With their mean m and
 * standard deviation s since the last drift, the ratio of {@code m + 2 s} to the highest it has been falls as errors
 * come closer together; below {@code warning} it warns, below {@code drift} it drifts (Baena-García, del Campo-Ávila,
 * Fidalgo, Bifet, Gavaldà, Morales-Bueno, Early Drift Detection Method, IWKDDS 2006). Made for slow changes; it is
 * quick to take noise for one.
 */
public final class Eddm implements ErrorDetector {
    private final int warmUp;
    private final double warning;
    private final double drift;

    private long sinceError;
    private long errors;
    private double mean;
    private double squares;
    private double highest;

    /**
     * @param warmUp errors after a start or a drift that only teach
     * @param warning ratio below which it warns, under 1
     * @param drift ratio below which it drifts; not above warning
     */
    public Eddm(int warmUp, double warning, double drift) {
        if (warmUp < 1 || !(warning < 1) || !(drift <= warning) || !(drift > 0)) {
            throw new IllegalArgumentException("EDDM needs a warm-up of at least 1 and 0 < drift <= warning < 1, got "
                    + warmUp + ", drift " + drift + ", warning " + warning);
        }
        this.warmUp = warmUp;
        this.warning = warning;
        this.drift = drift;
    }

    /** As published: 30 errors of warm-up, ratios of 0.95 and 0.90. */
    public static Eddm standard() {
        return new Eddm(30, 0.95, 0.90);
    }

    /** Between two errors nothing is judged: {@link Verdict#STABLE}. */
    @Override
    public Verdict observe(double error) {
        boolean wrong = Observations.isError(error);
        sinceError++;
        if (!wrong) {
            return Verdict.STABLE;
        }
        long distance = sinceError;
        sinceError = 0;
        errors++;
        double before = mean;
        mean += (distance - mean) / errors;
        squares += (distance - before) * (distance - mean);
        if (errors < warmUp) {
            return Verdict.STABLE;
        }
        double level = mean + 2 * Math.sqrt(squares / errors);
        highest = Math.max(highest, level);
        double ratio = level / highest;
        if (ratio < drift) {
            forget();
            return Verdict.DRIFT;
        }
        return ratio < warning ? Verdict.WARNING : Verdict.STABLE;
    }

    private void forget() {
        errors = 0;
        mean = 0;
        squares = 0;
        highest = 0;
    }

    /**
     * Observations since the last error; errors since the last drift; mean and summed squared deviation of their
     * distances; highest level.
     */
    @Override
    public double[] state() {
        return new double[] {sinceError, errors, mean, squares, highest};
    }

    @Override
    public Eddm resume(double[] state) {
        Observations.length("EDDM", state, 5);
        Eddm resumed = new Eddm(warmUp, warning, drift);
        resumed.sinceError = (long) state[0];
        resumed.errors = (long) state[1];
        resumed.mean = state[2];
        resumed.squares = state[3];
        resumed.highest = state[4];
        return resumed;
    }
}
