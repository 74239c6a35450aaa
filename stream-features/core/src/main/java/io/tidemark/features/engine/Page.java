package io.tidemark.features.engine;

import java.util.Arrays;

/**
 * A part of an entity's directory: up to {@link #CAPACITY} chunks in the order of time, by the time of their first row,
 * each with the {@link Digests} of its rows.
 */
final class Page implements Block {

    static final int CAPACITY = 256;

    int size;
    long[] firstTimes;
    int[] chunks;
    /** What is known of each chunk's rows, column by column; none in the root of a directory. */
    long[][] columns;

    /** @param width number of columns */
    Page(int capacity, int width) {
        firstTimes = new long[capacity];
        chunks = new int[capacity];
        columns = new long[width][capacity];
    }

    boolean isFull() {
        return size == CAPACITY;
    }

    /** Place of the last entry that starts at this time or before; -1 if all start later. */
    int lastUpTo(long time) {
        int at = Arrays.binarySearch(firstTimes, 0, size, time);
        if (at < 0) {
            return -at - 2;
        }
        while (at + 1 < size && firstTimes[at + 1] == time) {
            at++;
        }
        return at;
    }

    int placeOf(int chunk) {
        for (int place = 0; place < size; place++) {
            if (chunks[place] == chunk) {
                return place;
            }
        }
        return -1;
    }

    void insert(int place, long firstTime, int chunk) {
        if (size == chunks.length) {
            int capacity = Math.max(4, 2 * size);
            firstTimes = Arrays.copyOf(firstTimes, capacity);
            chunks = Arrays.copyOf(chunks, capacity);
            for (int column = 0; column < columns.length; column++) {
                columns[column] = Arrays.copyOf(columns[column], capacity);
            }
        }
        System.arraycopy(firstTimes, place, firstTimes, place + 1, size - place);
        System.arraycopy(chunks, place, chunks, place + 1, size - place);
        for (long[] column : columns) {
            System.arraycopy(column, place, column, place + 1, size - place);
        }
        firstTimes[place] = firstTime;
        chunks[place] = chunk;
        size++;
    }

    void remove(int place) {
        System.arraycopy(firstTimes, place + 1, firstTimes, place, size - place - 1);
        System.arraycopy(chunks, place + 1, chunks, place, size - place - 1);
        for (long[] column : columns) {
            System.arraycopy(column, place + 1, column, place, size - place - 1);
        }
        size--;
    }

    /** Writes down what is known of a chunk's rows. */
    void digest(int place, long[] sums) {
        for (int column = 0; column < columns.length; column++) {
            columns[column][place] = sums[column];
        }
    }

    /** Whether the rows of a chunk have been looked at. */
    boolean digested(int place) {
        return columns[Digests.ALL_ROWS][place] > 0;
    }

    /** Hands the entries from a place on to a new page. */
    Page splitAt(int place) {
        Page behind = new Page(CAPACITY, columns.length);
        behind.size = size - place;
        System.arraycopy(firstTimes, place, behind.firstTimes, 0, behind.size);
        System.arraycopy(chunks, place, behind.chunks, 0, behind.size);
        for (int column = 0; column < columns.length; column++) {
            System.arraycopy(columns[column], place, behind.columns[column], 0, behind.size);
        }
        size = place;
        return behind;
    }

    @Override
    public Page copy() {
        Page copy = new Page(Math.max(1, size), columns.length);
        copy.size = size;
        System.arraycopy(firstTimes, 0, copy.firstTimes, 0, size);
        System.arraycopy(chunks, 0, copy.chunks, 0, size);
        for (int column = 0; column < columns.length; column++) {
            System.arraycopy(columns[column], 0, copy.columns[column], 0, size);
        }
        return copy;
    }
}
