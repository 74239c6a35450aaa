package io.tidemark.features.engine;

/** A part of an entity's history that is read and written on its own. */
public sealed interface Block permits Chunk, Page {

    /** One of its own with the same content. */
    Block copy();
}
