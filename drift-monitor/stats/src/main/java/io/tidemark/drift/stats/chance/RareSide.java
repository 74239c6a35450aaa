package io.tidemark.drift.stats.chance;

import io.tidemark.drift.stats.distance.Psi;
import java.util.Arrays;
import java.util.function.LongPredicate;

/**
 * The question that is left where {@link Pooling} finds no two groups of bins: is a value in the reference's largest
 * bin or not. Counted is the rarer of the two, by the reference: of a dominated column what is not in its largest bin.
 *
 * @param before how many of m reference values are on the rare side, at most half of them
 * @param now how many of n current values are
 */
public record RareSide(long before, long m, long now, long n) {

    /** Of two histograms over the same bins. */
    public static RareSide of(long[] reference, long[] current) {
        int largest = 0;
        for (int bin = 1; bin < reference.length; bin++) {
            largest = reference[bin] > reference[largest] ? bin : largest;
        }
        long m = Arrays.stream(reference).sum();
        long n = Arrays.stream(current).sum();
        long before = reference.length == 0 ? 0 : reference[largest];
        long now = reference.length == 0 ? 0 : current[largest];
        return 2 * before > m ? new RareSide(m - before, m, n - now, n) : new RareSide(before, m, now, n);
    }

    /** Whether there is something to compare: both samples have values, and not all of them on one side. */
    public boolean comparable() {
        return m > 0 && n > 0 && before + now > 0 && before + now < m + n;
    }

    /** PSI over the two sides, floored as PSI is. */
    double psi() {
        return psi(now);
    }

    /**
     * What {@link #psi()} reaches at most in all but {@code level} of the cases in which nothing has changed, on that
     * side of the reference's share on which the current one is. A half of the level is left to rises and a half to
     * falls, of which that of so few is beyond chance only beside a reference that is much smaller.
     *
     * @param chance how the column varies by chance
     */
    double limit(PsiNull chance, double level) {
        boolean rises = (double) now * m >= (double) before * n;
        return rises
                ? psi(last(rise -> ChanceOfRate.of(chance, before, m, rise, n).p() < level / 2, n))
                // The other way round: whether the reference has more than the current sample lets expect.
                : psi(last(fall -> ChanceOfRate.of(chance, fall, n, before, m).p() < level / 2, 0));
    }

    /** The count furthest from the reference's share, on the way to the end, that may still be chance. */
    private long last(LongPredicate stands, long end) {
        long within = (long) Math.floor((double) before / m * n);
        long beyond = end == 0 ? -1 : end + 1;
        while (Math.abs(beyond - within) > 1) {
            long middle = within + (beyond - within) / 2;
            if (stands.test(middle)) {
                beyond = middle;
            } else {
                within = middle;
            }
        }
        return within;
    }

    private double psi(long count) {
        return Psi.of(new long[] {m - before, before}, new long[] {n - count, count});
    }
}
