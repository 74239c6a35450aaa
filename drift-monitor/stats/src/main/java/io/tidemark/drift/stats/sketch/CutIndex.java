package io.tidemark.drift.stats.sketch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the cell of a value between ascending cuts: cell i is {@code (cut_i-1, cut_i]}, the outer cells are open. In a
 * few nanoseconds, whatever the order of the values: a table leads to the cuts nearby, and what is left is compared
 * without a branch (see {@link SlotMap}). Where cuts crowd, a slot of the table has a table of its own.
 *
 * <p>Exact for every double. Zero is one value. Immutable.
 */
public final class CutIndex {
    /** Slots for each cut: the more, the fewer cuts share one. */
    private static final int SLOTS_PER_CUT = 8;

    private static final int FEWEST_SLOTS = 64;
    private static final int MOST_SLOTS = 1 << 14;
    /**
     * The first cell of a slot is kept as a short, negative for a slot with a table of its own; more cuts are searched.
     */
    private static final int MOST_CUTS = 20_000;
    /** So many cuts of a slot are compared without a table. */
    private static final int COMPARED = 2;

    private final int count;
    /** Ascending; infinities behind them keep comparisons inside of the array. */
    private final double[] cuts;

    // Of the map, here once more because a look through it costs a load for each.
    private final double origin;
    private final double offset;
    private final int shift;
    private final int base;

    private final short[] firstCell;
    private final boolean paired;
    private final CutIndex[] crowded;
    private final int[] firstOfCrowded;
    /**
     * Whether the table alone places every value: no slot has more than one cut or takes NaN, and no cut lies below the
     * origin or is infinite.
     */
    private final boolean plain;

    /**
     * @param cuts ascending, all different, none NaN
     */
    public CutIndex(double[] cuts) {
        check(cuts);
        count = cuts.length;
        this.cuts = Arrays.copyOf(cuts, count + COMPARED);
        Arrays.fill(this.cuts, count, count + COMPARED, Double.POSITIVE_INFINITY);
        SlotMap map = count > MOST_CUTS ? SlotMap.NONE : SlotMap.of(cuts, slots(count));
        origin = map.origin();
        offset = map.offset();
        shift = map.shift();
        base = map.base();
        firstCell = new short[map.slots()];
        boolean two = false;
        List<CutIndex> tables = new ArrayList<>();
        List<Integer> firsts = new ArrayList<>();
        // What lies below the origin never reaches the table.
        int below = BinarySearch.firstAtLeast(cuts, origin);
        int cut = below;
        for (int slot = 0; slot < firstCell.length; slot++) {
            int from = cut;
            while (cut < count && map.slot(cuts[cut]) == slot) {
                cut++;
            }
            firstCell[slot] = (short) from;
            two |= cut - from == COMPARED;
            if (cut - from > COMPARED) {
                tables.add(new CutIndex(Arrays.copyOfRange(cuts, from, cut)));
                firsts.add(from);
                firstCell[slot] = (short) -tables.size();
            }
        }
        paired = two;
        crowded = tables.toArray(CutIndex[]::new);
        firstOfCrowded = firsts.stream().mapToInt(Integer::intValue).toArray();
        plain = firstCell.length > 0
                && below == 0
                && cut == count
                && !paired
                && tables.isEmpty()
                && map.slot(Double.NaN) >= firstCell.length;
    }

    /** How many slots a table for so many cuts has. */
    static int slots(int count) {
        return Math.max(FEWEST_SLOTS, Math.min(MOST_SLOTS, Integer.highestOneBit(2 * SLOTS_PER_CUT * count)));
    }

    /** The cell of a value: how many cuts are below it; {@link #cells} for NaN. */
    public int of(double value) {
        double distance = value - origin;
        int slot = (int) (Double.doubleToRawLongBits(distance + offset) >> shift) - base;
        if (distance < 0 || slot < 0 || slot >= firstCell.length) {
            return outside(value);
        }
        int cell = firstCell[slot];
        if (cell < 0) {
            return firstOfCrowded[-1 - cell] + crowded[-1 - cell].of(value);
        }
        int more = paired ? isBelow(cell + 1, value) : 0;
        return cell + isBelow(cell, value) + more;
    }

    /** Counts and sums up values by their cells, NaN in one beyond. */
    void tally(double[] values, long[] counts, double[] sums) {
        if (plain) {
            tallyPlain(values, counts, sums);
        } else {
            tallyAny(values, counts, sums);
        }
    }

    /**
     * No call stands in this loop, not even one that is hardly ever made: around a call nothing stays in a register,
     * which doubles the cost of every value. What does not change stands in local variables: a field would be read
     * again for each value.
     */
    private void tallyPlain(double[] values, long[] counts, double[] sums) {
        double zero = origin;
        double plus = offset;
        int bits = shift;
        int least = base;
        short[] first = firstCell;
        double[] ends = cuts;
        int last = count;
        for (double value : values) {
            int slot = (int) (Double.doubleToRawLongBits(value - zero + plus) >> bits) - least;
            int cell;
            if (slot >= 0 && slot < first.length) {
                cell = first[slot];
                cell += (int) (Double.doubleToRawLongBits(ends[cell] - value) >>> 63);
            } else if (value <= zero) {
                cell = 0;
            } else {
                cell = Double.isNaN(value) ? last + 1 : last;
            }
            counts[cell]++;
            sums[cell] += value;
        }
    }

    private void tallyAny(double[] values, long[] counts, double[] sums) {
        for (double value : values) {
            int cell = of(value);
            counts[cell]++;
            sums[cell] += value;
        }
    }

    /** 1 if a cut is below a value: then their difference, which never rounds to zero, has the sign bit. */
    private int isBelow(int cut, double value) {
        return (int) (Double.doubleToRawLongBits(cuts[cut] - value) >>> 63);
    }

    private int outside(double value) {
        return Double.isNaN(value) ? count + 1 : BinarySearch.firstAtLeast(cuts, count, value);
    }

    /** How many cells there are, one more than cuts. */
    public int cells() {
        return count + 1;
    }

    /** The upper end of a cell, itself inside; infinite for the last. */
    public double upper(int cell) {
        return cuts[cell];
    }

    boolean hasCutsOf(CutIndex other) {
        return Arrays.equals(cuts, other.cuts);
    }

    private static void check(double[] cuts) {
        for (int i = 0; i < cuts.length; i++) {
            if (Double.isNaN(cuts[i]) || (i > 0 && !(cuts[i] > cuts[i - 1]))) {
                throw new IllegalArgumentException(
                        "cuts must be ascending numbers; " + cuts[i] + " at " + i + " is not");
            }
        }
    }
}
