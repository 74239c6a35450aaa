package io.tidemark.features.engine;

import io.tidemark.features.algebra.Row;

/**
 * The rows of one entity in the order of their times, those of one time in the order of arrival. The newest chunk is
 * held here, so an entity with few rows is one value; the others are blocks, reached through a {@link Directory} or
 * from one to the next. What an operation reads and writes does not grow with the number of rows.
 */
final class EventLog {

    /** So few are not worth a move. */
    private static final int FEW_ROWS = 8;

    final Columns columns;
    /** Of the plan that it is used under; set before use where the log was read. */
    Digests digests;
    /** One per edge of the entity's windows; kept in place as rows come and go. */
    final Cursor[] cursors;

    Directory directory = new Directory(new Page(0, 0));
    Chunk tail;
    int tailId = 1;
    int lastId = 1;
    /** Rows up to this time are not there any more, or are not to be looked at. */
    long droppedUpTo = Long.MIN_VALUE;
    /** No row behind the oldest chunk is older: spares a look at the directory as long as that chunk is needed. */
    long secondFirstTime = Long.MAX_VALUE;
    /** Chunks of rows behind this time have digests; see {@link Undigested}. */
    long undigestedUpTo = Long.MIN_VALUE;

    EventLog(Columns columns, Digests digests, int edges) {
        this.columns = columns;
        this.digests = digests;
        tail = new Chunk(columns);
        cursors = new Cursor[edges];
        for (int edge = 0; edge < edges; edge++) {
            cursors[edge] = new Cursor(tailId);
        }
    }

    /** Numbers its blocks behind those of another log of the same entity. For a log without rows. */
    void startAfter(int id) {
        lastId = id;
        tailId = newId();
        for (Cursor cursor : cursors) {
            cursor.chunk = tailId;
        }
    }

    int newId() {
        return ++lastId;
    }

    Chunk chunk(int id, Blocks blocks) {
        return id == tailId ? tail : (Chunk) blocks.get(id);
    }

    void put(int id, Chunk chunk, Blocks blocks) {
        if (id != tailId) {
            blocks.put(id, chunk);
        }
    }

    /** Adds a row that is as new as the newest, or newer. */
    void append(Row row, long id, long label, Blocks blocks) {
        if (tail.isFull()) {
            startTail(blocks);
        }
        tail.insert(tail.size, row, id, label);
        for (Cursor cursor : cursors) {
            if (cursor.nextTime == Cursor.END) {
                cursor.nextTime = row.time;
            }
        }
    }

    /** Once half of them has expired, so a row is moved at most once on average. */
    private void dropExpiredOfTail() {
        if (directory.isEmpty() && tail.size >= FEW_ROWS && tail.times[tail.size / 2] <= droppedUpTo) {
            int expired = tail.firstAfter(droppedUpTo);
            tail.dropFirst(expired);
            for (Cursor cursor : cursors) {
                cursor.offset -= expired;
            }
        }
    }

    private void startTail(Blocks blocks) {
        Chunk full = tail;
        int fullId = tailId;
        tail = new Chunk(columns);
        tailId = newId();
        tail.previous = fullId;
        full.next = tailId;
        blocks.put(fullId, full);
        directory.add(full.firstTime(), fullId, digests.of(full, 0, full.size), this, blocks);
        secondFirstTime = Math.min(secondFirstTime, full.lastTime());
    }

    /**
     * Adds a row behind those of its time and before newer ones.
     *
     * @param newest the time that the cursors stand at
     * @param distances of the edges from that
     */
    void insert(Row row, long id, long label, long newest, long[] distances, Blocks blocks) {
        int at = placeFor(row.time, blocks);
        Chunk chunk = chunk(at, blocks);
        if (chunk.isFull()) {
            at = split(at, chunk, row.time, blocks);
            chunk = chunk(at, blocks);
        }
        int offset = chunk.firstAfter(row.time);
        chunk.insert(offset, row, id, label);
        put(at, chunk, blocks);
        addToDigests(at, chunk, digests.of(chunk, offset, offset + 1), blocks);
        for (int edge = 0; edge < cursors.length; edge++) {
            cursors[edge].inserted(at, offset, row.time, newest - distances[edge]);
        }
    }

    /** A label in force says something else of a row now. */
    void relabel(int id, Chunk chunk, int offset, boolean fraud, Blocks blocks) {
        addToDigests(id, chunk, digests.relabelled(chunk, offset, fraud), blocks);
    }

    /** A row of a chunk says something else now. */
    void rewritten(int id, Chunk chunk, Blocks blocks) {
        put(id, chunk, blocks);
        if (id != tailId) {
            directory.digest(id, chunk.firstTime(), digests.of(chunk, 0, chunk.size), this, blocks);
        }
    }

    private void addToDigests(int id, Chunk chunk, long[] sums, Blocks blocks) {
        if (id != tailId) {
            directory.addTo(id, chunk.firstTime(), sums, this, blocks);
        }
    }

    /** Number of the chunk that a row of this time belongs to. */
    private int placeFor(long time, Blocks blocks) {
        return inTail(time) ? tailId : directory.chunkAt(time, blocks);
    }

    /** Whether the rows around a time are in the newest chunk. */
    boolean inTail(long time) {
        return directory.isEmpty() || (tail.size > 0 && tail.firstTime() <= time);
    }

    /** Halves a full chunk and returns the number of the half that a row of this time belongs to. */
    private int split(int id, Chunk chunk, long time, Blocks blocks) {
        int half = Chunk.CAPACITY / 2;
        Chunk behind = chunk.splitAt(half);
        int behindId = newId();
        behind.previous = id;
        behind.next = chunk.next;
        chunk.next = behindId;
        if (id == tailId) {
            tail = behind;
            tailId = behindId;
            directory.add(chunk.firstTime(), id, digests.of(chunk, 0, half), this, blocks);
        } else {
            long[] sums = digests.of(chunk, 0, half);
            long[] sumsBehind = digests.of(behind, 0, behind.size);
            directory.addBehind(
                    id, time, chunk.firstTime(), sums, behind.firstTime(), behindId, sumsBehind, this, blocks);
            Chunk after = chunk(behind.next, blocks);
            after.previous = behindId;
            put(behind.next, after, blocks);
            blocks.put(behindId, behind);
        }
        blocks.put(id, chunk);
        for (Cursor cursor : cursors) {
            if (cursor.chunk == id && cursor.offset >= half) {
                cursor.chunk = behindId;
                cursor.offset -= half;
            }
        }
        secondFirstTime = directory.secondFirstTime(blocks, tail.firstTime());
        return time < behind.firstTime() ? id : behindId;
    }

    /**
     * Drops whole chunks of which no row is newer than a time, and the older half of the newest. No cursor may stand
     * before such a row.
     */
    void dropUpTo(long time, Blocks blocks) {
        droppedUpTo = Math.max(droppedUpTo, time);
        while (secondFirstTime <= droppedUpTo && !directory.isEmpty()) {
            secondFirstTime = directory.secondFirstTime(blocks, tail.size > 0 ? tail.firstTime() : Long.MAX_VALUE);
            if (secondFirstTime > droppedUpTo) {
                break;
            }
            int oldest = directory.first(blocks);
            int next = ((Chunk) blocks.get(oldest)).next;
            for (Cursor cursor : cursors) {
                if (cursor.chunk == oldest) {
                    cursor.chunk = next;
                    cursor.offset = 0;
                }
            }
            directory.removeFirst(this, blocks);
            blocks.remove(oldest);
            secondFirstTime = directory.isEmpty() ? Long.MAX_VALUE : Long.MIN_VALUE;
        }
        dropExpiredOfTail();
    }

    /** A walk that starts at the first row behind a time. */
    Walk after(long time, Blocks blocks) {
        int id = placeFor(time, blocks);
        Chunk chunk = chunk(id, blocks);
        return new Walk(this, blocks, id, chunk, chunk.firstAfter(time));
    }

    /** A walk that starts at a cursor. */
    Walk at(Cursor cursor, Blocks blocks) {
        return new Walk(this, blocks, cursor.chunk, chunk(cursor.chunk, blocks), cursor.offset);
    }

    EventLog copy() {
        EventLog copy = new EventLog(columns, digests, cursors.length);
        copy.directory = directory.copy();
        copy.tail = tail.copy();
        copy.tailId = tailId;
        copy.lastId = lastId;
        copy.droppedUpTo = droppedUpTo;
        copy.secondFirstTime = secondFirstTime;
        copy.undigestedUpTo = undigestedUpTo;
        for (int edge = 0; edge < cursors.length; edge++) {
            copy.cursors[edge] = cursors[edge].copy();
        }
        return copy;
    }
}
