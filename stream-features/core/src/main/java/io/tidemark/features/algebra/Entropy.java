package io.tidemark.features.algebra;

import java.util.stream.LongStream;

/**
 * Shannon entropy in bits, log2 N - (1/N) sum n log2 n over the numbers of occurrences n (Shannon 1948). Summed in
 * ascending order, so the same rows give the same bits.
 */
record Entropy() implements Aggregate {

    private static final Definition DEFINITION = new Definition(
            "entropy",
            Operand.TEXT,
            "bits",
            "Shannon entropy of the values; missing of none or of too many to count",
            Measure.TALLY);

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public double result(Measured window) {
        Tally tally = window.tally(0);
        if (!tally.exact() || tally.distinct() == 0) {
            return Double.NaN;
        }
        long[] occurrences =
                LongStream.of(tally.hashes()).map(tally::occurrences).sorted().toArray();
        double total = LongStream.of(occurrences).sum();
        double sum = 0;
        for (long n : occurrences) {
            sum += n * StrictMath.log(n);
        }
        return (StrictMath.log(total) - sum / total) / LN_2;
    }

    private static final double LN_2 = StrictMath.log(2);
}
