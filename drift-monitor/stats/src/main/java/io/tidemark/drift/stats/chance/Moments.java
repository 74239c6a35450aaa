package io.tidemark.drift.stats.chance;

/** Mean and variance of PSI times the sample size over the replicates of a bootstrap, beside those of chi-square. */
final class Moments {
    private final int freedom;
    private int count;
    private double sum;
    private double squares;

    /** @param freedom degrees of freedom that independent rows would have */
    Moments(int freedom) {
        this.freedom = freedom;
    }

    void add(double value) {
        count++;
        sum += value;
        squares += value * value;
    }

    /** How many times the mean of chi-square the mean is; 1 where there is nothing to tell. */
    double inflation() {
        return flat() ? 1 : sum / count / freedom;
    }

    /**
     * The degrees of freedom of the gamma distribution with this mean and variance, as a multiple of those of
     * chi-square.
     */
    double shape() {
        if (flat()) {
            return 1;
        }
        double mean = sum / count;
        double variance = (squares - count * mean * mean) / (count - 1);
        return variance <= 0 ? 1 : 2 * mean * mean / variance / freedom;
    }

    private boolean flat() {
        return freedom < 1 || count < 2 || sum <= 0;
    }
}
