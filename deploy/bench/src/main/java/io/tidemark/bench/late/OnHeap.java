package io.tidemark.bench.late;

import io.tidemark.features.engine.EntityState;

/** As the heap state backend has it: objects. */
record OnHeap(EntityState state) implements Keeping {

    @Override
    public EntityState take() {
        return state;
    }

    @Override
    public void give(EntityState changed) {}

    @Override
    public void close() {}
}
