package io.tidemark.drift.stats.chance;

/**
 * Bins joined until each group can be expected to hold at least {@value #FEWEST} events (Cochran, Some Methods for
 * Strengthening the Common Chi-Square Tests, 1954): with fewer, a divergence is about single events. All bins that are
 * too small go into one group; if they are too few even together, the smallest of the others joins them.
 */
public final class Pooling {
    /** The expected count below which a bin does not stand alone. */
    public static final int FEWEST = 5;

    private final int[] groupOfBin;
    private final int groups;

    private Pooling(int[] groupOfBin, int groups) {
        this.groupOfBin = groupOfBin;
        this.groups = groups;
    }

    /**
     * The groups for a sample.
     *
     * @param reference counts of the reference
     * @param events how many events the sample has, or the reference if that is smaller
     */
    public static Pooling of(long[] reference, double events) {
        long total = sum(reference);
        int[] group = new int[reference.length];
        int alone = 0;
        double rest = 0;
        int smallest = -1;
        for (int bin = 0; bin < reference.length; bin++) {
            double expected = total == 0 ? 0 : events * reference[bin] / total;
            if (expected >= FEWEST) {
                group[bin] = alone++;
                smallest = smallest < 0 || reference[bin] < reference[smallest] ? bin : smallest;
            } else {
                group[bin] = -1;
                rest += expected;
            }
        }
        if (alone == 0) {
            return new Pooling(new int[reference.length], 1);
        }
        int pool = rest >= FEWEST ? alone : group[smallest];
        for (int bin = 0; bin < group.length; bin++) {
            group[bin] = group[bin] < 0 ? pool : group[bin];
        }
        return new Pooling(group, pool == alone ? alone + 1 : alone);
    }

    /** How many groups there are; 1 says that nothing can be told from so few events. */
    public int groups() {
        return groups;
    }

    /** The counts of the groups. */
    public long[] pool(long[] counts) {
        long[] pooled = new long[groups];
        for (int bin = 0; bin < counts.length; bin++) {
            pooled[groupOfBin[bin]] += counts[bin];
        }
        return pooled;
    }

    /**
     * The population stability index over the groups, each count raised by a half so that an empty group stays finite
     * without a floor.
     *
     * @return 0 or more; 0 for a single group
     */
    public double psi(long[] reference, long[] current) {
        long[] p = pool(reference);
        long[] q = pool(current);
        double m = sum(p) + 0.5 * groups;
        double n = sum(q) + 0.5 * groups;
        double psi = 0;
        for (int i = 0; i < groups; i++) {
            double before = (p[i] + 0.5) / m;
            double now = (q[i] + 0.5) / n;
            psi += (now - before) * Math.log(now / before);
        }
        return psi;
    }

    private static long sum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }
}
