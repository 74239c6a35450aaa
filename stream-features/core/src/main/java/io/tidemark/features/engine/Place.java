package io.tidemark.features.engine;

/**
 * Where a time lies in the log: at the first row behind it. A place behind the last row of a chunk is the same as one
 * before the first row of the next.
 *
 * @param page of the directory that lists the chunk, by its place; the number of pages for the newest chunk
 * @param chunks that page; null for the newest chunk
 * @param entry of the chunk in the page
 * @param offset of the row in the chunk
 */
record Place(long time, int page, Page chunks, int entry, Chunk chunk, int offset) {

    boolean inChunkOf(Place other) {
        return page == other.page && entry == other.entry;
    }
}
