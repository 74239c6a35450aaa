package io.tidemark.drift.stats.alarm;

import io.tidemark.drift.stats.chance.GammaTail;
import io.tidemark.drift.stats.profile.Binning;
import io.tidemark.drift.stats.profile.ProfileFit;
import io.tidemark.drift.stats.profile.ReferenceColumn;
import io.tidemark.drift.stats.profile.ReferenceProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Traffic that never changes, as bin counts: a continuous column, a sparse one, one of few categories, one of many, one
 * with missing values, and the score. A customer makes {@code clump} transactions in a row, each of which repeats that
 * customer's own value with probability {@code alike}; a clump of 1 is independent traffic.
 *
 * <p>The counts are drawn without drawing events, so that a window of a million costs what one of a hundred does: the
 * customers of each value are multinomial, and of their transactions those that repeat it are binomial.
 */
final class SimulatedTraffic {
    private static final int REFERENCE = 40_000;
    /** Of each column the shares of its values 0, 1, 2 ...; the last is missing. */
    private static final double[][] SHARES = {
        even(40, 0),
        {0.97, 0.008, 0.006, 0.006, 0.004, 0.003, 0.003, 0},
        {0.6, 0.3, 0.1, 0},
        even(15, 0),
        even(30, 0.05),
        even(50, 0)
    };

    private static final List<String> NAMES = List.of("amount", "risk", "channel", "category", "age");

    private final int clump;
    private final double alike;
    private final RandomGenerator random;
    private final ReferenceProfile fitted;
    private final Binning binning;

    SimulatedTraffic(int clump, double alike, long seed) {
        this.clump = clump;
        this.alike = alike;
        random = new SplittableRandom(seed);
        double[][] rows = new double[REFERENCE][SHARES.length];
        for (int c = 0; c < SHARES.length; c++) {
            int own = 0;
            for (int i = 0; i < REFERENCE; i++) {
                own = i % clump == 0 ? draw(SHARES[c]) : own;
                rows[i][c] = value(c, random.nextDouble() < alike ? own : draw(SHARES[c]));
            }
        }
        long[] customers = new long[REFERENCE];
        Arrays.setAll(customers, i -> i / clump);
        fitted = new ProfileFit(Set.of(), seed)
                .fit(
                        NAMES,
                        Arrays.stream(rows)
                                .map(row -> Arrays.copyOf(row, row.length - 1))
                                .toList(),
                        Arrays.stream(rows)
                                .mapToDouble(row -> row[row.length - 1])
                                .toArray(),
                        customers);
        binning = new Binning(fitted);
    }

    /** The profile of other training data of the same traffic: what chance does to it is as it was. */
    ReferenceProfile trainedAnew() {
        List<ReferenceColumn> columns = new ArrayList<>();
        for (int c = 0; c < SHARES.length; c++) {
            ReferenceColumn old = fitted.columns().get(c);
            long[] values = values(SHARES[c], REFERENCE);
            long[] bins = new long[old.bins().count()];
            for (int value = 0; value < values.length - 1; value++) {
                bins[old.bins().index().of(value)] += values[value];
            }
            columns.add(new ReferenceColumn(
                    old.name(),
                    old.bins(),
                    Arrays.stream(bins).boxed().toList(),
                    values[values.length - 1],
                    false,
                    old.limits(),
                    old.chance(),
                    old.importance()));
        }
        return new ReferenceProfile(columns);
    }

    /** The counts of one window of n events. */
    long[] window(int n) {
        double[] row = new double[SHARES.length];
        long[] counts = new long[binning.size()];
        int[] zero = binning.slots(row, false);
        counts[zero[SHARES.length]] = n;
        for (int c = 0; c < SHARES.length; c++) {
            long[] values = values(SHARES[c], n);
            for (int value = 0; value < values.length; value++) {
                row[c] = value(c, value);
                counts[binning.slots(row, false)[c]] += values[value];
            }
            row[c] = 0;
        }
        return counts;
    }

    private long[] values(double[] shares, long n) {
        long[] customers = multinomial(shares, n / clump);
        long[] values = new long[shares.length];
        long repeated = 0;
        for (int value = 0; value < values.length; value++) {
            values[value] = clump == 1 ? customers[value] : binomial(customers[value] * clump, alike);
            repeated += values[value];
        }
        long[] others = multinomial(shares, n - repeated);
        for (int value = 0; value < values.length; value++) {
            values[value] += others[value];
        }
        return values;
    }

    private long[] multinomial(double[] shares, long n) {
        long[] counts = new long[shares.length];
        double left = 1;
        long rest = n;
        for (int i = 0; i < shares.length - 1 && rest > 0; i++) {
            counts[i] = binomial(rest, Math.min(1, shares[i] / left));
            rest -= counts[i];
            left -= shares[i];
        }
        counts[shares.length - 1] = shares[shares.length - 1] == 0 ? 0 : rest;
        if (shares[shares.length - 1] == 0) {
            counts[shares.length - 2] += rest;
        }
        return counts;
    }

    private long binomial(long n, double p) {
        if (p >= 1 || n == 0) {
            return n;
        }
        if (p > 0.5) {
            return n - binomial(n, 1 - p);
        }
        return n * p < 20 ? gaps(n, p) : rejection(n, p);
    }

    /**
     * Exact, at a cost that does not grow with n: BTRS of Hörmann, The Generation of Binomial Random Variates (1993).
     */
    private long rejection(long n, double p) {
        double spread = Math.sqrt(n * p * (1 - p));
        double b = 1.15 + 2.53 * spread;
        double a = -0.0873 + 0.0248 * b + 0.01 * p;
        double alpha = (2.83 + 5.1 / b) * spread;
        double odds = Math.log(p / (1 - p));
        double mode = Math.floor((n + 1) * p);
        double top = GammaTail.logGamma(mode + 1) + GammaTail.logGamma(n - mode + 1);
        while (true) {
            double u = random.nextDouble() - 0.5;
            double v = random.nextDouble();
            double us = 0.5 - Math.abs(u);
            double k = Math.floor((2 * a / us + b) * u + n * p + 0.5);
            if (k < 0 || k > n) {
                continue;
            }
            if (us >= 0.07 && v <= 0.92 - 4.2 / b) {
                return (long) k;
            }
            double bound = top - GammaTail.logGamma(k + 1) - GammaTail.logGamma(n - k + 1) + (k - mode) * odds;
            if (Math.log(v * alpha / (a / (us * us) + b)) <= bound) {
                return (long) k;
            }
        }
    }

    /** Jumps from success to success. */
    private long gaps(long n, double p) {
        if (p <= 0) {
            return 0;
        }
        double log = Math.log1p(-p);
        long count = -1;
        long at = -1;
        while (at < n) {
            at += 1 + (long) Math.floor(Math.log(1 - random.nextDouble()) / log);
            count++;
        }
        return count;
    }

    private int draw(double[] shares) {
        double u = random.nextDouble();
        for (int i = 0; i < shares.length; i++) {
            u -= shares[i];
            if (u < 0) {
                return i;
            }
        }
        return shares.length - 2;
    }

    private static double value(int column, int value) {
        return value == SHARES[column].length - 1 ? Double.NaN : value;
    }

    private static double[] even(int values, double missing) {
        double[] shares = new double[values + 1];
        Arrays.fill(shares, (1 - missing) / values);
        shares[values] = missing;
        return shares;
    }
}
