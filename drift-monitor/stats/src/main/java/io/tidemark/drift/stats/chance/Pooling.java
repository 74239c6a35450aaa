package io.tidemark.drift.stats.chance;

/**
 * Bins joined until each group can be expected to hold at least {@value #FEWEST} events (Cochran, Some Methods for
 * Strengthening the Common Chi-Square Tests, 1954): with fewer, a divergence is about single events. Bins that are too
 * small join each other in their order until they are enough; what then remains joins the last of such groups, or the
 * smallest of the bins that stand alone.
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
        int groups = 0;
        int open = -1;
        int full = -1;
        int smallest = -1;
        double filled = 0;
        for (int bin = 0; bin < reference.length; bin++) {
            double expected = total == 0 ? 0 : events * reference[bin] / total;
            if (expected >= FEWEST) {
                group[bin] = groups++;
                smallest = smallest < 0 || reference[bin] < reference[smallest] ? bin : smallest;
                continue;
            }
            if (open < 0) {
                open = groups++;
                filled = 0;
            }
            group[bin] = open;
            filled += expected;
            if (filled >= FEWEST) {
                full = open;
                open = -1;
            }
        }
        if (open < 0) {
            return new Pooling(group, groups);
        }
        if (full < 0 && smallest < 0) {
            return new Pooling(group, 1);
        }
        return joined(group, groups, open, full >= 0 ? full : group[smallest]);
    }

    /** One group less: one of them joins another. */
    private static Pooling joined(int[] group, int groups, int one, int other) {
        for (int bin = 0; bin < group.length; bin++) {
            int to = group[bin] == one ? other : group[bin];
            group[bin] = to > one ? to - 1 : to;
        }
        return new Pooling(group, groups - 1);
    }

    /** How many groups there are; with 1, {@link RareSide} is what is left to ask. */
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
