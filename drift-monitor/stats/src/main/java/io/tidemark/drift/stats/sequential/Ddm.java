package io.tidemark.drift.stats.sequential;

/**
 * Drift detection method: warns, then drifts, as the error rate p since the last drift rises above the lowest it has
 * been. With {@code s = sqrt(p (1 - p) / n)} and p_min, s_min taken where p + s was lowest, it warns while
 * {@code p + s > p_min + w s_min} and drifts at {@code p + s > p_min + d s_min} (Gama, Medas, Castillo, Rodrigues,
 * Learning with Drift Detection, SBIA 2004). Good at sudden changes; a slow one lowers p_min's advantage and is found
 * late.
 */
public final class Ddm implements ErrorDetector {
    private final int warmUp;
    private final double warning;
    private final double drift;

    private long n;
    private long errors;
    private double lowestRate = Double.POSITIVE_INFINITY;
    private double lowestDeviation;

    /**
     * @param warmUp observations after a start or a drift that only teach
     * @param warning deviations above the lowest rate at which it warns
     * @param drift deviations above the lowest rate at which it drifts; not below warning
     */
    public Ddm(int warmUp, double warning, double drift) {
        if (warmUp < 1 || !(warning > 0) || !(drift >= warning)) {
            throw new IllegalArgumentException("DDM needs a warm-up of at least 1 and 0 < warning <= drift, got "
                    + warmUp + ", " + warning + ", " + drift);
        }
        this.warmUp = warmUp;
        this.warning = warning;
        this.drift = drift;
    }

    /** As published: 30 observations of warm-up, 2 and 3 deviations. */
    public static Ddm standard() {
        return new Ddm(30, 2, 3);
    }

    @Override
    public Verdict observe(double error) {
        errors += Observations.isError(error) ? 1 : 0;
        n++;
        double rate = errors / (double) n;
        double deviation = Math.sqrt(rate * (1 - rate) / n);
        if (n <= warmUp) {
            return Verdict.STABLE;
        }
        if (rate + deviation <= lowestRate + lowestDeviation) {
            lowestRate = rate;
            lowestDeviation = deviation;
        }
        double level = rate + deviation;
        if (level > lowestRate + drift * lowestDeviation) {
            forget();
            return Verdict.DRIFT;
        }
        return level > lowestRate + warning * lowestDeviation ? Verdict.WARNING : Verdict.STABLE;
    }

    private void forget() {
        n = 0;
        errors = 0;
        lowestRate = Double.POSITIVE_INFINITY;
        lowestDeviation = 0;
    }

    /** Observations and errors since the last drift, lowest rate, its deviation. */
    @Override
    public double[] state() {
        return new double[] {n, errors, lowestRate, lowestDeviation};
    }

    @Override
    public Ddm resume(double[] state) {
        Observations.length("DDM", state, 4);
        Ddm resumed = new Ddm(warmUp, warning, drift);
        resumed.n = (long) state[0];
        resumed.errors = (long) state[1];
        resumed.lowestRate = state[2];
        resumed.lowestDeviation = state[3];
        return resumed;
    }
}
