package io.tidemark.features.engine;

/**
 * Where a window's edge lies in the log: at the first row that is newer than the edge. A place behind the last row of a
 * chunk is the same as one before the first row of the next.
 */
final class Cursor {

    /** {@link #nextTime} while there is no row at the cursor. */
    static final long END = Long.MAX_VALUE;

    int chunk;
    int offset;
    /** Time of the row at the cursor: spares a look at its chunk as long as the edge has not come there. */
    long nextTime = END;

    Cursor(int chunk) {
        this.chunk = chunk;
    }

    /**
     * A row came into the log.
     *
     * @param edge time of the window's edge
     */
    void inserted(int at, int place, long time, long edge) {
        if (time > edge) {
            if (time < nextTime) {
                chunk = at;
                offset = place;
                nextTime = time;
            }
        } else if (chunk == at) {
            offset++;
        }
    }

    Cursor copy() {
        Cursor copy = new Cursor(chunk);
        copy.offset = offset;
        copy.nextTime = nextTime;
        return copy;
    }
}
