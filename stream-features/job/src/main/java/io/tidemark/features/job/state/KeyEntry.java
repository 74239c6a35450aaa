package io.tidemark.features.job.state;

import io.tidemark.features.engine.Block;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is held of one key: its values, as far as they were asked for, and some of its blocks. */
final class KeyEntry {
    final String key;

    /** By the number of the value. */
    final Object[] values;

    final boolean[] known;
    final boolean[] valueChanged;

    /** The least used first. */
    final Map<Integer, HeldBlock> blocks = new LinkedHashMap<>(2, 0.75f, true);

    /** Whether anything of it is to be written. */
    boolean changed;

    KeyEntry(String key, int valueCount) {
        this.key = key;
        values = new Object[valueCount];
        known = new boolean[valueCount];
        valueChanged = new boolean[valueCount];
    }

    /** A value is not held any more; what was changed of it is written or superseded. */
    void forget(int value) {
        values[value] = null;
        known[value] = false;
        valueChanged[value] = false;
    }

    /** Lets go of all that was held, which is written: whoever still knows the entry keeps nothing by it. */
    void release() {
        for (int value = 0; value < values.length; value++) {
            forget(value);
        }
        blocks.clear();
    }

    /** A block; null in it if there is none. */
    static final class HeldBlock {
        final Block block;

        /** Whether it is to be written. */
        boolean changed;

        HeldBlock(Block block) {
            this.block = block;
        }
    }
}
