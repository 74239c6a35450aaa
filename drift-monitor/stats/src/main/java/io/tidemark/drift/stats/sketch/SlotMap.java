package io.tidemark.drift.stats.sketch;

import java.util.Arrays;

/**
 * A map of numbers to slots that never decreases: the high bits of {@code value - origin + offset}. The bits of a
 * positive double grow with it, logarithmically; so the map is linear as long as the value is near the origin in
 * comparison with the offset, and logarithmic far out. The offset is chosen so that the fullest slot has as few cuts as
 * possible. Rounding moves a border between slots, but equally for cuts and values.
 *
 * @param origin the first slot's values are not below it
 * @param offset above 0
 * @param shift how many low bits are dropped
 * @param base what is left of the offset's bits
 * @param slots how many; a larger number belongs to no slot
 */
record SlotMap(double origin, double offset, int shift, int base, int slots) {
    /** A quarter of the offset tried before. */
    private static final double STEP = 0.25;

    private static final int STEPS = 24;
    /** What remains of a double's bits must be an int. */
    private static final int LEAST_SHIFT = 32;
    /** Without any slot: every value is outside. */
    static final SlotMap NONE = new SlotMap(0, 1, 63, 0, 0);

    /**
     * The map of ascending cuts; without slots if they are too few, too close or too far apart for one to be of use.
     */
    static SlotMap of(double[] cuts, int slots) {
        double[] finite = Arrays.stream(cuts).filter(Double::isFinite).toArray();
        // The cut below a value that stands alone at the lower end needs no slot: what it cuts off is outside.
        int first = finite.length > 1 && Math.nextUp(finite[0]) == finite[1] ? 1 : 0;
        if (finite.length <= first) {
            return NONE;
        }
        double range = finite[finite.length - 1] - finite[first];
        if (Double.isInfinite(2 * range)) {
            return NONE;
        }
        SlotMap best = NONE;
        int fewest = cuts.length - first;
        // A single value has a range of its own.
        double offset = Math.max(range, Math.max(Math.abs(finite[first]) * 1e-3, 1e-300));
        for (int i = 0; i < STEPS && offset >= 1e-300; i++, offset *= STEP) {
            SlotMap map = over(finite[first], offset, range, slots);
            int fullest = map.fullest(finite);
            if (fullest < fewest || (i == 0 && fullest <= 2)) {
                fewest = fullest;
                best = map;
            }
        }
        return best;
    }

    private static SlotMap over(double origin, double offset, double range, int slots) {
        long low = Double.doubleToRawLongBits(offset);
        long high = Double.doubleToRawLongBits(range + offset);
        int shift = LEAST_SHIFT;
        while ((high >> shift) - (low >> shift) >= slots) {
            shift++;
        }
        return new SlotMap(origin, offset, shift, (int) (low >> shift), (int) ((high >> shift) - (low >> shift)) + 1);
    }

    int slot(double value) {
        return (int) (Double.doubleToRawLongBits(value - origin + offset) >> shift) - base;
    }

    private int fullest(double[] cuts) {
        int[] used = new int[slots];
        for (double cut : cuts) {
            if (cut >= origin) {
                used[slot(cut)]++;
            }
        }
        return Arrays.stream(used).max().orElse(0);
    }
}
