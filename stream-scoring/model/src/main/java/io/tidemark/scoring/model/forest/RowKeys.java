package io.tidemark.scoring.model.forest;

/**
 * Values as integers of the same order, so that a comparison becomes a subtraction without a branch.
 *
 * <p>Each feature has two slots in a row of keys, which differ for a missing value only: in the first it is larger than
 * any split point, in the second smaller than all. A node that sends missing values left reads the second, so missing
 * values cost nothing. A last slot always holds the smallest key.
 */
final class RowKeys {

    /**
     * Goes right everywhere, and so is told apart where categories are tested: no key of a value or split point is
     * larger or equal.
     */
    static final int MISSING_RIGHT = Integer.MAX_VALUE;
    /** Goes left everywhere. */
    static final int SMALLEST = Integer.MIN_VALUE;

    /** One per thread for all forests, so that swapping models leaves nothing behind. */
    private static final ThreadLocal<int[]> OF_THREAD = ThreadLocal.withInitial(() -> new int[64]);

    private RowKeys() {}

    /** Room for a row, the same for each call of a thread. */
    static int[] ofThread(int featureCount) {
        int[] keys = OF_THREAD.get();
        if (keys.length < slots(featureCount)) {
            keys = new int[slots(featureCount)];
            OF_THREAD.set(keys);
        }
        return keys;
    }

    static int slots(int featureCount) {
        return 2 * featureCount + 1;
    }

    static int slot(int feature, boolean missingLeft) {
        return 2 * feature + (missingLeft ? 1 : 0);
    }

    /** The slot that always holds {@link #SMALLEST}. */
    static int smallestSlot(int featureCount) {
        return 2 * featureCount;
    }

    /** The key of a value that is not NaN: floats in the order of {@code <}, both zeros equal. */
    static int key(float value) {
        int bits = Float.floatToRawIntBits(value + 0f);
        return ordered(bits);
    }

    /** Negative floats have their magnitude turned round. Its own inverse; NaN apart, never {@link #SMALLEST}. */
    static int ordered(int bits) {
        return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    }

    /** Fills the slots of a row that starts at an offset. */
    static void fill(float[] rows, int offset, int featureCount, int[] keys) {
        for (int f = 0; f < featureCount; f++) {
            float value = rows[offset + f];
            int key = key(value);
            boolean missing = Float.isNaN(value);
            keys[2 * f] = missing ? MISSING_RIGHT : key;
            keys[2 * f + 1] = missing ? SMALLEST : key;
        }
        keys[2 * featureCount] = SMALLEST;
    }
}
