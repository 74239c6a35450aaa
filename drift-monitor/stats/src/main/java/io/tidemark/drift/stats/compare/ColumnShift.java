package io.tidemark.drift.stats.compare;

import io.tidemark.drift.stats.chance.MissingLimit;
import io.tidemark.drift.stats.distance.Hellinger;
import io.tidemark.drift.stats.distance.JensenShannon;
import io.tidemark.drift.stats.distance.KolmogorovSmirnov;
import io.tidemark.drift.stats.distance.Psi;
import io.tidemark.drift.stats.distance.Wasserstein;
import io.tidemark.drift.stats.profile.ColumnKind;

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
 * @param missingLimit the larger of five rows in a hundred and what the share of missing values moves by chance, see
 *     {@link MissingLimit}
 * @param drifted psi above limit, the share of missing values moved beyond its limit, or every value lost
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
        double missingLimit,
        boolean drifted) {

    /** Fewer values than this on one side say little: what is not beyond its limits then may only be unseen. */
    private static final int FEWEST = 50;

    /** Whether the share of rows without a value moved beyond its limit. */
    public boolean missingDrifted() {
        return Math.abs(missingCurrent - missingReference) > missingLimit;
    }

    /** Whether there are too few values to say that the column has not drifted. */
    public boolean tooFew() {
        return !drifted && Math.min(nReference(), nCurrent()) < FEWEST;
    }

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
