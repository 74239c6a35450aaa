package io.tidemark.drift.stats.distance;

import java.util.Arrays;

/**
 * Distribution of the two-sided one-sample Kolmogorov-Smirnov statistic D of n independent values.
 *
 * <p>Three ways, each where it is good (compare Simard and L'Ecuyer, Journal of Statistical Software 39/11, 2011): far
 * out twice the one-sided tail (Birnbaum and Tingey, Annals of Mathematical Statistics 22, 1951; relative error below
 * 1e-6); small n exactly by powers of a matrix (Marsaglia, Tsang and Wang, Journal of Statistical Software 8/18, 2003);
 * else Kolmogorov's limit at the corrected argument of Vrbik (2018; absolute error below 1e-4).
 */
final class KolmogorovDistribution {
    private static final int SMALL = 140;
    private static final double FAR_OUT = 1.6;
    private static final double HUGE = 1e140;

    private KolmogorovDistribution() {}

    /** The probability that D is at least d. */
    static double upperTail(int n, double d) {
        double scaled = Math.sqrt(n) * d;
        if (d <= 0.5 / n) {
            return 1;
        }
        if (d >= 1) {
            return 0;
        }
        if (scaled >= FAR_OUT) {
            return Math.min(1, 2 * oneSided(n, d));
        }
        return n <= SMALL ? 1 - matrix(n, d) : limit(scaled + 1 / (6 * Math.sqrt(n)) + (scaled - 1) / (4.0 * n));
    }

    /** d times the sum over j up to n(1-d) of C(n,j) (j/n+d)^(j-1) (1-d-j/n)^(n-j), in logarithms. */
    private static double oneSided(int n, double d) {
        double sum = 0;
        double logBinomial = 0;
        for (int j = 0; j <= n * (1 - d); j++) {
            double low = (double) j / n + d;
            double high = 1 - low;
            if (high > 0) {
                sum += Math.exp(logBinomial + (j - 1) * Math.log(low) + (n - j) * Math.log(high));
            }
            logBinomial += Math.log((double) (n - j) / (j + 1));
        }
        return d * sum;
    }

    /** Twice the alternating sum of exp(-2 k^2 x^2). */
    private static double limit(double x) {
        double sum = 0;
        for (int k = 1; k <= 100; k++) {
            sum += (k % 2 == 1 ? 2 : -2) * Math.exp(-2.0 * k * k * x * x);
        }
        return Math.max(0, Math.min(1, sum));
    }

    /** P(D < d): n!/n^n times an element of the n-th power of a matrix of side 2 ceil(nd) - 1. */
    private static double matrix(int n, double d) {
        int k = (int) (n * d) + 1;
        int side = 2 * k - 1;
        double h = k - n * d;
        double[][] power = power(bands(side, h), n);
        double probability = power[k - 1][k - 1];
        for (int i = 1; i <= n; i++) {
            probability *= (double) i / n;
        }
        return probability * Math.pow(HUGE, power[side][0]);
    }

    private static double[][] bands(int side, double h) {
        double[][] m = new double[side][side];
        for (int i = 0; i < side; i++) {
            for (int j = 0; j <= Math.min(i + 1, side - 1); j++) {
                m[i][j] = 1;
            }
        }
        for (int i = 0; i < side; i++) {
            m[i][0] -= Math.pow(h, i + 1);
            m[side - 1][i] -= Math.pow(h, side - i);
        }
        m[side - 1][0] += 2 * h - 1 > 0 ? Math.pow(2 * h - 1, side) : 0;
        for (int i = 0; i < side; i++) {
            double factorial = 1;
            for (int j = i; j >= 0; j--) {
                factorial *= i - j + 1;
                m[i][j] /= factorial;
            }
        }
        return m;
    }

    /** The power, and in one more row how often it was divided by a huge number to stay finite. */
    private static double[][] power(double[][] m, int n) {
        int side = m.length;
        if (n == 1) {
            double[][] first = Arrays.copyOf(m, side + 1);
            first[side] = new double[1];
            return first;
        }
        double[][] half = power(m, n / 2);
        double[][] whole = Arrays.copyOf(times(half, half, side), side + 1);
        whole[side] = new double[] {2 * half[side][0]};
        if (n % 2 == 1) {
            whole = Arrays.copyOf(times(m, whole, side), side + 1);
            whole[side] = new double[] {2 * half[side][0]};
        }
        if (whole[side / 2][side / 2] > HUGE) {
            for (int i = 0; i < side; i++) {
                for (int j = 0; j < side; j++) {
                    whole[i][j] /= HUGE;
                }
            }
            whole[side][0]++;
        }
        return whole;
    }

    private static double[][] times(double[][] a, double[][] b, int side) {
        double[][] product = new double[side][side];
        for (int i = 0; i < side; i++) {
            for (int j = 0; j < side; j++) {
                double sum = 0;
                for (int k = 0; k < side; k++) {
                    sum += a[i][k] * b[k][j];
                }
                product[i][j] = sum;
            }
        }
        return product;
    }
}
