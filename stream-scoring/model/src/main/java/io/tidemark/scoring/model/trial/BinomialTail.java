package io.tidemark.scoring.model.trial;

/** Tails of the binomial distribution, summed term by term from the middle outwards. */
final class BinomialTail {

    private static final double NEGLIGIBLE = 1e-17;

    private BinomialTail() {}

    /**
     * The probability that of n independent events at least k happen, each with probability p: more than 0 and less
     * than 1.
     */
    static double atLeast(long k, long n, double p) {
        if (k <= 0) {
            return 1;
        }
        if (k > n) {
            return 0;
        }
        // Terms only shrink on the way out, so that the first one is the largest and none is lost by underflow.
        return k > n * p ? outwards(k, n, p) : 1 - outwards(n - k + 1, n, 1 - p);
    }

    /** At least k of n, more than are expected. */
    private static double outwards(long k, long n, double p) {
        double log = (n - k) * Math.log1p(-p);
        for (long i = 1; i <= k; i++) {
            log += Math.log((n - k + i) / (double) i * p);
        }
        double term = Math.exp(log);
        double sum = term;
        for (long i = k; i < n && term > sum * NEGLIGIBLE; i++) {
            term *= (n - i) / (i + 1.0) * p / (1 - p);
            sum += term;
        }
        return sum;
    }
}
