package io.tidemark.drift.stats.compare;

import io.tidemark.drift.stats.chance.ChanceOfRate;
import io.tidemark.drift.stats.chance.PooledPsi;
import io.tidemark.drift.stats.chance.PsiNull;
import io.tidemark.drift.stats.distance.Psi;

/**
 * How many values of a column of categories the reference does not know.
 *
 * @param expected share of unknown values to be expected, see {@link SharedValues}
 * @param current share of unknown values
 * @param limit the largest share that may be chance, or is of too little effect
 */
public record UnseenShares(double expected, double current, double limit) {

    /** Of a column that has no categories. */
    static final UnseenShares NONE = new UnseenShares(0, 0, 1);

    /** Whether there are more than chance explains, and enough to matter. */
    public boolean drifted() {
        return current > limit;
    }

    /**
     * The limit is the largest share that chance reaches in {@link PooledPsi#LEVEL} of all cases or that has not the
     * minimum effect, whichever is larger.
     *
     * @param chance how the column varies by chance
     * @param now how many of n current values the reference does not know
     * @param minimumEffect PSI over known and unknown
     */
    static UnseenShares of(PsiNull chance, SharedValues reference, long now, long n, double minimumEffect) {
        if (reference.rows() == 0 || n == 0) {
            return NONE;
        }
        long before = reference.asRate()[0];
        long m = reference.asRate()[1];
        // Fewer than expected are no finding; above that, the more there are the less they are chance.
        long within = Math.min(n, (long) Math.floor(reference.unknown() * n));
        long beyond = n + 1;
        while (beyond - within > 1) {
            long middle = within + (beyond - within) / 2;
            if (stands(chance, before, m, middle, n, minimumEffect)) {
                beyond = middle;
            } else {
                within = middle;
            }
        }
        return new UnseenShares(reference.unknown(), now / (double) n, within / (double) n);
    }

    private static boolean stands(PsiNull chance, long before, long m, long now, long n, double minimumEffect) {
        return Psi.of(new long[] {m - before, before}, new long[] {n - now, now}) > minimumEffect
                && ChanceOfRate.of(chance, before, m, now, n).p() < PooledPsi.LEVEL;
    }
}
