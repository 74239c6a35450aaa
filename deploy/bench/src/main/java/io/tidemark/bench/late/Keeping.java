package io.tidemark.bench.late;

import io.tidemark.features.engine.EntityState;

/** Where the state of the entity is between two events. */
interface Keeping extends AutoCloseable {

    /** Before an event. */
    EntityState take();

    /** After it. */
    void give(EntityState state);

    @Override
    void close();
}
