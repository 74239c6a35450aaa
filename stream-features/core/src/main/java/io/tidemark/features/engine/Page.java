package io.tidemark.features.engine;

import java.util.Arrays;

/** A part of an entity's directory: up to {@link #CAPACITY} chunks in the order of time, by the time of their first row. */
final class Page implements Block {

    static final int CAPACITY = 256;

    int size;
    long[] firstTimes;
    int[] chunks;

    Page(int capacity) {
        firstTimes = new long[capacity];
        chunks = new int[capacity];
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
        }
        System.arraycopy(firstTimes, place, firstTimes, place + 1, size - place);
        System.arraycopy(chunks, place, chunks, place + 1, size - place);
        firstTimes[place] = firstTime;
        chunks[place] = chunk;
        size++;
    }

    void remove(int place) {
        System.arraycopy(firstTimes, place + 1, firstTimes, place, size - place - 1);
        System.arraycopy(chunks, place + 1, chunks, place, size - place - 1);
        size--;
    }

    /** Hands the entries from a place on to a new page. */
    Page splitAt(int place) {
        Page behind = new Page(CAPACITY);
        behind.size = size - place;
        System.arraycopy(firstTimes, place, behind.firstTimes, 0, behind.size);
        System.arraycopy(chunks, place, behind.chunks, 0, behind.size);
        size = place;
        return behind;
    }

    @Override
    public Page copy() {
        Page copy = new Page(Math.max(1, size));
        copy.size = size;
        System.arraycopy(firstTimes, 0, copy.firstTimes, 0, size);
        System.arraycopy(chunks, 0, copy.chunks, 0, size);
        return copy;
    }
}
