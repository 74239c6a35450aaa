package io.tidemark.scoring.model.forest;

import io.tidemark.scoring.model.engine.UnsupportedModelException;
import java.util.Arrays;

/**
 * The sets of categories of a whole forest, as bits in one array: of each set the number of its words, and then they.
 *
 * <p>A row goes right where the whole part of its value is in the set, and left where it is not, or where the value is
 * no category at all: negative, infinite or at least 2^24. Source: {@code Decision} in XGBoost 3.4's
 * {@code categorical.h}.
 */
final class CategorySets {

    /** 64 MB, where XGBoost would take as much; a few far categories in a small file must not claim more. */
    private static final int MOST_WORDS = 1 << 24;

    private int[] words = new int[64];
    private int size;

    /** Where the set of these categories is found in {@link #words()}. */
    int add(int[] categories) {
        int count = (Arrays.stream(categories).max().orElseThrow() >>> 5) + 1;
        if (size + count >= MOST_WORDS) {
            throw new UnsupportedModelException("its sets of categories need more than " + (MOST_WORDS >> 18)
                    + " MB; number the categories from 0 on without gaps");
        }
        int set = size;
        size += 1 + count;
        if (size > words.length) {
            words = Arrays.copyOf(words, Math.max(size, 2 * words.length));
        }
        words[set] = count;
        for (int category : categories) {
            words[set + 1 + (category >>> 5)] |= 1 << category;
        }
        return set;
    }

    int[] words() {
        return Arrays.copyOf(words, size);
    }

    /**
     * 1 if the row goes left, else 0.
     *
     * @param key the row's, from the slot for the direction of a missing value, see {@link RowKeys}
     */
    static int left(int[] words, int set, int key) {
        if (key < 0) {
            return 1;
        }
        if (key == RowKeys.MISSING_RIGHT) {
            return 0;
        }
        // Keys of values that are not negative are their bits.
        int category = (int) Float.intBitsToFloat(key);
        int word = category >>> 5;
        return word < words[set] ? 1 ^ words[set + 1 + word] >>> category & 1 : 1;
    }
}
