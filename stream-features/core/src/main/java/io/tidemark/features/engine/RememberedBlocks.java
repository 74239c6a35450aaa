package io.tidemark.features.engine;

import java.util.Arrays;

/** Reads each block once: several windows begin on one page. For as long as no block changes. */
final class RememberedBlocks implements Blocks {

    private final Blocks blocks;
    private int[] ids = new int[32];
    private Block[] read = new Block[32];
    private int size;

    RememberedBlocks(Blocks blocks) {
        this.blocks = blocks;
    }

    @Override
    public Block get(int id) {
        for (int i = 0; i < size; i++) {
            if (ids[i] == id) {
                return read[i];
            }
        }
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, 2 * size);
            read = Arrays.copyOf(read, 2 * size);
        }
        ids[size] = id;
        read[size] = blocks.get(id);
        return read[size++];
    }

    @Override
    public void put(int id, Block block) {
        throw new IllegalStateException("whoever only looks at a history changes nothing");
    }

    @Override
    public void remove(int id) {
        throw new IllegalStateException("whoever only looks at a history changes nothing");
    }
}
