package io.tidemark.drift.stats.sequential;

/**
 * Adaptive windowing: keeps the longest window of newest observations that holds no change of the mean. Wherever the
 * window can be cut between two buckets of its exponential histogram into an older part of n0 observations and a newer
 * one of n1, each no shorter than {@code shortest}, the means may differ by at most
 *
 * <pre>{@code sqrt(2 / m * variance * ln(2 / delta')) + 2 / (3 m) * ln(2 / delta'),  1 / m = 1 / n0 + 1 / n1,  delta' = delta / ln(n)}</pre>
 *
 * <p>with the variance of the whole window of n. Else the oldest bucket is dropped and the window is looked at again
 * (Bifet, Gavaldà, Learning from Time-Changing Data with Adaptive Windowing, SDM 2007, equation 3.1 and algorithm
 * ADWIN2). Drifts if the part that was left was the lower one. While nothing changes, the probability of a cut is about
 * delta at each look.
 *
 * <p>Memory: three numbers for each of {@code buckets * log2(n / buckets)} buckets. A look takes a step per bucket, so
 * not every observation has one.
 */
public final class Adwin implements ErrorDetector {
    private final double delta;
    private final int buckets;
    private final int every;
    private final int shortest;

    private final BucketRows window;
    private long seen;

    /**
     * @param delta confidence, between 0 and 1; smaller is slower and surer
     * @param buckets of each size at most; more cut more finely
     * @param every observations from one look to the next
     * @param shortest observations that each part of a cut window has at least
     */
    public Adwin(double delta, int buckets, int every, int shortest) {
        if (!(delta > 0) || !(delta < 1) || buckets < 2 || every < 1 || shortest < 1) {
            throw new IllegalArgumentException(
                    "ADWIN needs 0 < delta < 1, at least 2 buckets, and a look and a part of at least 1 observation, got "
                            + delta + ", " + buckets + ", " + every + ", " + shortest);
        }
        this.delta = delta;
        this.buckets = buckets;
        this.every = every;
        this.shortest = shortest;
        window = new BucketRows(buckets);
    }

    /** As commonly set: delta 0.002, 5 buckets of a size, a look every 32 observations, parts of at least 5. */
    public static Adwin standard() {
        return new Adwin(0.002, 5, 32, 5);
    }

    @Override
    public Verdict observe(double loss) {
        window.add(Observations.finite(loss));
        seen++;
        if (seen % every != 0) {
            return Verdict.STABLE;
        }
        boolean risen = false;
        for (double change = change(); change != 0; change = change()) {
            risen |= change > 0;
            window.dropOldest();
        }
        return risen ? Verdict.DRIFT : Verdict.STABLE;
    }

    /** How many observations have been alike. */
    public long length() {
        return window.count();
    }

    /** Their mean; NaN before the first. */
    public double mean() {
        return window.total() / window.count();
    }

    /** By how much the newer part is higher at the oldest cut whose parts are not alike; 0 if there is none. */
    private double change() {
        double n = window.count();
        double total = window.total();
        double logarithm = Math.log(2 * Math.log(n) / delta);
        double variance = window.variance();
        double n0 = 0;
        double sum0 = 0;
        for (int row = window.oldestRow(); row >= 0; row--) {
            for (int bucket = 0; bucket < window.used(row); bucket++) {
                n0 += BucketRows.size(row);
                sum0 += window.sum(row, bucket);
                double n1 = n - n0;
                if (n0 < shortest || n1 < shortest) {
                    continue;
                }
                double inverse = 1 / n0 + 1 / n1;
                double change = (total - sum0) / n1 - sum0 / n0;
                double bound = Math.sqrt(2 * inverse * variance * logarithm) + 2.0 / 3 * inverse * logarithm;
                if (Math.abs(change) > bound) {
                    return change;
                }
            }
        }
        return 0;
    }

    /** How many observations there were, then row, sum and summed squared deviation of each bucket, oldest first. */
    @Override
    public double[] state() {
        double[] numbers = window.numbers();
        double[] state = new double[numbers.length + 1];
        state[0] = seen;
        System.arraycopy(numbers, 0, state, 1, numbers.length);
        return state;
    }

    @Override
    public Adwin resume(double[] state) {
        if (state.length % 3 != 1) {
            throw Observations.unfit("ADWIN", state);
        }
        Adwin resumed = new Adwin(delta, buckets, every, shortest);
        resumed.seen = (long) state[0];
        for (int i = 1; i < state.length; i += 3) {
            int row = (int) state[i];
            if (row < 0 || row >= 40 || resumed.window.used(row) == buckets) {
                throw Observations.unfit("ADWIN", state);
            }
            resumed.window.add(row, state[i + 1], state[i + 2]);
        }
        return resumed;
    }
}
