package io.tidemark.drift.stats.sequential;

import io.tidemark.drift.stats.distance.KolmogorovSmirnov;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Kolmogorov-Smirnov windowing: once {@code window} observations are there, compares the newest r with r others drawn
 * without replacement from those before them. They differ if the largest distance of their distribution functions is
 * above {@code sqrt(-ln(alpha) / r)}; then only the newest r are kept (Raab, Heusinger, Schleif, Reactive Soft
 * Prototype Computing for Concept Drift Streams, Neurocomputing 416, 2020). Drifts if the newest ones have the higher
 * mean.
 *
 * <p>Every observation is tested, so alpha is far from the rate of false drifts; observations are taken for
 * independent. What is drawn depends on the seed and on the number of the observation alone, so the same stream gives
 * the same verdicts, resumed or not.
 */
public final class Kswin implements ErrorDetector {
    private final int window;
    private final int newest;
    private final double alpha;
    private final long seed;

    private double[] values = {};
    private long seen;

    /**
     * @param window observations kept
     * @param newest how many of them are compared with the others; at most half
     * @param alpha level of a single test, between 0 and 1
     * @param seed of what is drawn
     */
    public Kswin(int window, int newest, double alpha, long seed) {
        if (newest < 1 || window < 2 * newest || !(alpha > 0) || !(alpha < 1)) {
            throw new IllegalArgumentException(
                    "KSWIN needs a window at least twice as long as its newest part and 0 < alpha < 1, got " + window
                            + ", " + newest + ", " + alpha);
        }
        this.window = window;
        this.newest = newest;
        this.alpha = alpha;
        this.seed = seed;
    }

    /** As commonly set: a window of 100, its newest 30, alpha 0.0001. */
    public static Kswin standard() {
        return new Kswin(100, 30, 0.0001, 1);
    }

    @Override
    public Verdict observe(double loss) {
        double value = Observations.finite(loss);
        int kept = Math.min(values.length, window - 1);
        values = Arrays.copyOfRange(values, values.length - kept, values.length + 1);
        values[kept] = value;
        seen++;
        if (values.length < window) {
            return Verdict.STABLE;
        }
        double[] late = Arrays.copyOfRange(values, window - newest, window);
        double[] early = drawn();
        if (KolmogorovSmirnov.distance(early, late) <= Math.sqrt(-Math.log(alpha) / newest)) {
            return Verdict.STABLE;
        }
        values = late;
        return Arrays.stream(late).sum() > Arrays.stream(early).sum() ? Verdict.DRIFT : Verdict.STABLE;
    }

    private double[] drawn() {
        double[] pool = Arrays.copyOf(values, window - newest);
        SplittableRandom random = new SplittableRandom(seed ^ seen * 0x9E3779B97F4A7C15L);
        for (int i = 0; i < newest; i++) {
            int other = random.nextInt(i, pool.length);
            double swapped = pool[other];
            pool[other] = pool[i];
            pool[i] = swapped;
        }
        return Arrays.copyOf(pool, newest);
    }

    /** How many observations there were, then those kept, oldest first. */
    @Override
    public double[] state() {
        double[] state = new double[values.length + 1];
        state[0] = seen;
        System.arraycopy(values, 0, state, 1, values.length);
        return state;
    }

    @Override
    public Kswin resume(double[] state) {
        if (state.length < 1 || state.length > window + 1) {
            throw Observations.unfit("KSWIN", state);
        }
        Kswin resumed = new Kswin(window, newest, alpha, seed);
        resumed.seen = (long) state[0];
        resumed.values = Arrays.copyOfRange(state, 1, state.length);
        return resumed;
    }
}
