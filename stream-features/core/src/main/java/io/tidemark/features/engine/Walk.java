package io.tidemark.features.engine;

import io.tidemark.features.algebra.Row;

/** A place in the log that can be moved row by row. Not to be used any more once the log has changed. */
final class Walk {

    private final EventLog log;
    private final Blocks blocks;
    private int id;
    private Chunk chunk;
    private int offset;

    Walk(EventLog log, Blocks blocks, int id, Chunk chunk, int offset) {
        this.log = log;
        this.blocks = blocks;
        this.id = id;
        this.chunk = chunk;
        this.offset = offset;
    }

    int chunkId() {
        return id;
    }

    Chunk chunk() {
        return chunk;
    }

    int offset() {
        return offset;
    }

    /** Whether there is a row here, after a move into the next chunk if this one ends here. */
    boolean atRow() {
        while (offset == chunk.size && chunk.next != Chunk.NONE) {
            id = chunk.next;
            chunk = log.chunk(id, blocks);
            offset = 0;
        }
        return offset < chunk.size;
    }

    /** Time of the row here. */
    long time() {
        return chunk.times[offset];
    }

    void read(Row row) {
        chunk.read(offset, row);
    }

    void forward() {
        offset++;
    }

    /** Moves on by a number of rows, chunk by chunk, or to the end. */
    void skip(int rows) {
        int left = rows;
        while (left > 0 && atRow()) {
            int step = Math.min(left, chunk.size - offset);
            offset += step;
            left -= step;
        }
    }

    /** Moves back by a number of rows, chunk by chunk; false if there are not so many. */
    boolean back(int rows) {
        int left = rows;
        while (left > offset) {
            // The oldest chunk may still name one that was dropped.
            Chunk before = chunk.previous == Chunk.NONE ? null : log.chunk(chunk.previous, blocks);
            if (before == null) {
                return false;
            }
            left -= offset;
            id = chunk.previous;
            chunk = before;
            offset = chunk.size;
        }
        offset -= left;
        return true;
    }
}
