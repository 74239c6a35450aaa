package io.tidemark.features.engine;

/** Where the blocks of one entity are kept. A block that was changed is put again. */
public interface Blocks {

    /** The block that was put under this number. */
    Block get(int id);

    void put(int id, Block block);

    void remove(int id);
}
