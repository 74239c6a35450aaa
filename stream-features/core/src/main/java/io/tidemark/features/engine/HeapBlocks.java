package io.tidemark.features.engine;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** Blocks in memory. */
public final class HeapBlocks implements Blocks {

    private final Map<Integer, Block> blocks = new HashMap<>();

    @Override
    public Block get(int id) {
        return blocks.get(id);
    }

    @Override
    public void put(int id, Block block) {
        blocks.put(id, block);
    }

    @Override
    public void remove(int id) {
        blocks.remove(id);
    }

    /** The blocks held, in no order. */
    public Collection<Block> all() {
        return Collections.unmodifiableCollection(blocks.values());
    }
}
