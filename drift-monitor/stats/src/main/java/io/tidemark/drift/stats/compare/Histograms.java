package io.tidemark.drift.stats.compare;

/**
 * The values of a column on two sides in the same bins.
 *
 * @param labels what each bin holds, for people
 * @param reference values in each bin
 * @param current likewise
 */
// Never compared.
@SuppressWarnings("ArrayRecordComponent")
public record Histograms(String[] labels, long[] reference, long[] current) {

    /** How many bins there are. */
    public int bins() {
        return labels.length;
    }

    /** How many reference rows have a value. */
    public long nReference() {
        return sum(reference);
    }

    /** How many current rows have a value. */
    public long nCurrent() {
        return sum(current);
    }

    private static long sum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }
}
