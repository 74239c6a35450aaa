package io.tidemark.drift.stats.chance;

/**
 * Whether chance explains how often something happens, such as a missing value.
 *
 * @param p the probability of a difference as large by chance
 * @param rare whether it happens, or does not, so seldom that single events are counted
 */
public record ChanceOfRate(double p, boolean rare) {

    /**
     * By PSI over yes and no, or where one of them is too seldom for that, by its count.
     *
     * @param column how the values of the column vary
     * @param before how often it happened to m earlier events
     * @param now how often to n events of the window
     */
    public static ChanceOfRate of(PsiNull column, long before, long m, long now, long n) {
        long[] past = {m - before, before};
        Pooling pooling = Pooling.of(past, Math.min(m, n));
        if (pooling.groups() > 1) {
            double psi = pooling.psi(past, new long[] {n - now, now});
            return new ChanceOfRate(ChanceOfPsi.of(column, 2, m, n).tail(psi), false);
        }
        return new ChanceOfRate(
                2 * before > m
                        ? rare(column.clump(), m - before, m, n - now, n)
                        : rare(column.clump(), before, m, now, n),
                true);
    }

    /**
     * The probability that something so rare happens at least so often: the predictive distribution of a Poisson count
     * behind another, with Jeffreys' prior (negative binomial; Gelman et al., Bayesian Data Analysis, section 2.6).
     * Events of one block count as one. Where there are no earlier events nothing is improbable.
     */
    private static double rare(double clump, long before, long m, long now, long n) {
        double count = Math.floor(now / clump);
        if (count < 1 || m == 0) {
            return 1;
        }
        double both = (double) n + m;
        return BetaTail.of(count, before / clump + 0.5, n / both, m / both);
    }
}
