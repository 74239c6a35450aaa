package io.tidemark.drift.stats;

/**
 * How far a column of one table has moved away from that of another.
 *
 * @param bins over which psi, js and hellinger are taken
 * @param labels what each bin holds, for people
 * @param referenceCounts values in each bin
 * @param currentCounts likewise
 * @param psi see {@link Psi}; NaN, like js and hellinger, if a side has no value
 * @param js see {@link JensenShannon}
 * @param hellinger see {@link Hellinger}
 * @param ks statistic of {@link KolmogorovSmirnov}; NaN, like ksP and wasserstein, of texts and if a side has no value
 * @param ksP its asymptotic p
 * @param wasserstein see {@link Wasserstein}
 * @param missingReference share of rows without a value
 * @param missingCurrent likewise
 * @param limit the larger of the minimum effect and what PSI reaches by chance for as many rows
 * @param drifted psi above limit, or every value lost
 */
// Never compared.
@SuppressWarnings("ArrayRecordComponent")
public record ColumnShift(
        String name,
        ColumnKind kind,
        String[] labels,
        long[] referenceCounts,
        long[] currentCounts,
        double psi,
        double js,
        double hellinger,
        double ks,
        double ksP,
        double wasserstein,
        double missingReference,
        double missingCurrent,
        double limit,
        boolean drifted) {

    /** How many bins there are. */
    public int bins() {
        return labels.length;
    }

    /** How many reference rows have a value. */
    public long nReference() {
        return sum(referenceCounts);
    }

    /** How many current rows have a value. */
    public long nCurrent() {
        return sum(currentCounts);
    }

    private static long sum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }
}
