package io.tidemark.drift.stats.alarm.measure;

import io.tidemark.drift.stats.chance.GammaTail;

/**
 * The probability that k windows in a row all deviate by chance as much as one does with probability p. Windows that
 * are compared with the same reference share its noise, so this is more than p^k and at most p. Each window's PSI is
 * the squared length of a Gaussian vector of which a part {@code shared} of the variance is common; given the common
 * part's squared length w, the windows are independent and noncentral chi-square, which leaves one integral over w.
 */
public final class RepeatedTail {
    private static final int STEPS = 48;
    private static final double NEGLIGIBLE = 1e-6;
    /** Beyond it, windows repeat each other and persistence proves nothing. */
    private static final double SAME = 0.98;
    /** Standard deviations of the common part that the integral covers beyond the limit. */
    private static final double REACH = 7;

    private static final int ROUNDS = 3;

    private final double shape;
    private final double shared;
    private final int windows;

    /**
     * @param shape of the gamma distribution, half the degrees of freedom
     * @param shared part of the variance that is common
     * @param windows k
     */
    public RepeatedTail(double shape, double shared, int windows) {
        this.shape = shape;
        this.shared = shared;
        this.windows = windows;
    }

    public double of(double p) {
        if (windows == 1 || shared >= SAME || p >= 1 || p <= 1e-280) {
            return p;
        }
        if (shared <= NEGLIGIBLE) {
            return Math.pow(p, windows);
        }
        double limit = 2 * GammaTail.quantile(shape, p);
        double top = Math.sqrt(limit) + REACH + Math.sqrt(2 * shape);
        double sum = 0;
        double constant = shape * Math.log(2) + GammaTail.logGamma(shape);
        // Simpson's rule over the length of the common part.
        for (int i = 0; i <= STEPS; i++) {
            double weight = i == 0 || i == STEPS ? 1 : i % 2 == 0 ? 2 : 4;
            sum += weight * integrand(top * i / STEPS, limit, constant);
        }
        double repeated = sum * top / STEPS / 3;
        return Math.max(Math.pow(p, windows), Math.min(p, repeated));
    }

    /**
     * The p of one window whose repetition has probability {@code target}. The exponent that makes one of the other
     * changes slowly, so a few rounds find it to a hundredth.
     */
    double inverse(double target) {
        double exponent = windows;
        for (int i = 0; i < ROUNDS; i++) {
            double p = Math.exp(Math.log(target) / exponent);
            exponent = Math.max(1, Math.log(of(p)) / Math.log(p));
        }
        return Math.exp(Math.log(target) / exponent);
    }

    private double integrand(double length, double limit, double constant) {
        if (length <= 0) {
            return 0;
        }
        double w = length * length;
        double density = Math.exp(Math.log(2 * length) + (shape - 1) * Math.log(w) - w / 2 - constant);
        double one = noncentral(limit / (1 - shared) / 2, shared * w / (1 - shared) / 2);
        return density * Math.pow(one, windows);
    }

    /**
     * The tail of the noncentral chi-square distribution: gamma tails in a Poisson mixture (Johnson, Kotz,
     * Balakrishnan, Continuous Univariate Distributions 2, 29.2).
     */
    private double noncentral(double x, double mean) {
        int from = (int) Math.max(0, mean - REACH * Math.sqrt(mean) - REACH);
        double tail = GammaTail.of(shape + from, x);
        double logTerm = (shape + from) * Math.log(x) - x - GammaTail.logGamma(shape + from + 1);
        double term = Math.exp(logTerm);
        double poisson = Math.exp(from * Math.log(Math.max(mean, 1e-300)) - mean - GammaTail.logGamma(from + 1));
        double sum = 0;
        for (int j = from; j < mean + REACH * Math.sqrt(mean) + 4 * REACH; j++) {
            sum += poisson * tail;
            tail = Math.min(1, tail + term);
            term *= x / (shape + j + 1);
            poisson *= mean / (j + 1);
        }
        return Math.min(1, sum);
    }
}
