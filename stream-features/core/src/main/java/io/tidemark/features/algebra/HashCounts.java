package io.tidemark.features.algebra;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * A count for each of some 64-bit hashes other than 0, and when it was counted last. Open addressing with linear
 * probing; a removal closes the gap, so there are no tombstones. Written in the order of the hashes, so the same counts
 * are the same bytes.
 */
final class HashCounts {

    interface Visitor {
        void visit(long hash, long count, long newest);
    }

    /** When a hash was counted last, if an earlier release counted it. */
    static final long UNKNOWN = Long.MIN_VALUE;

    private static final int SMALLEST = 4;

    private long[] hashes = new long[SMALLEST];
    private long[] counts = new long[SMALLEST];
    private long[] newest = new long[SMALLEST];
    private int size;

    int size() {
        return size;
    }

    long get(long hash) {
        int at = find(hash);
        return hashes[at] == hash ? counts[at] : 0;
    }

    void increment(long hash, long time) {
        add(hash, 1, time);
    }

    /** @param time of the newest of them */
    void add(long hash, long more, long time) {
        int at = find(hash);
        if (hashes[at] != hash) {
            if (4 * (size + 1) > 3 * hashes.length) {
                resize(2 * hashes.length);
                at = find(hash);
            }
            hashes[at] = hash;
            newest[at] = UNKNOWN;
            size++;
        }
        counts[at] += more;
        newest[at] = Math.max(newest[at], time);
    }

    /** Whether it is known of all hashes when they were counted last. */
    boolean timed() {
        for (int i = 0; i < hashes.length; i++) {
            if (hashes[i] != 0 && newest[i] == UNKNOWN) {
                return false;
            }
        }
        return true;
    }

    /** When a hash was counted last, whichever. */
    long newest() {
        long latest = UNKNOWN;
        for (int i = 0; i < hashes.length; i++) {
            latest = hashes[i] == 0 ? latest : Math.max(latest, newest[i]);
        }
        return latest;
    }

    void decrement(long hash) {
        int at = find(hash);
        if (hashes[at] != hash) {
            throw new IllegalStateException("a text leaves a window that it never entered; please report this");
        }
        if (--counts[at] == 0) {
            close(at);
            size--;
            if (hashes.length > SMALLEST && 8 * size < hashes.length) {
                resize(hashes.length / 2);
            }
        }
    }

    long[] keys() {
        return Arrays.stream(hashes).filter(hash -> hash != 0).toArray();
    }

    void forEach(Visitor visitor) {
        for (int i = 0; i < hashes.length; i++) {
            if (hashes[i] != 0) {
                visitor.visit(hashes[i], counts[i], newest[i]);
            }
        }
    }

    private int find(long hash) {
        int mask = hashes.length - 1;
        int at = (int) hash & mask;
        while (hashes[at] != 0 && hashes[at] != hash) {
            at = (at + 1) & mask;
        }
        return at;
    }

    /** Moves back whoever was pushed aside by what has gone (Knuth, TAOCP 3, 6.4, algorithm R). */
    private void close(int gap) {
        int mask = hashes.length - 1;
        int free = gap;
        for (int at = (free + 1) & mask; hashes[at] != 0; at = (at + 1) & mask) {
            int home = (int) hashes[at] & mask;
            boolean stays = free <= at ? free < home && home <= at : free < home || home <= at;
            if (!stays) {
                hashes[free] = hashes[at];
                counts[free] = counts[at];
                newest[free] = newest[at];
                free = at;
            }
        }
        hashes[free] = 0;
        counts[free] = 0;
    }

    private void resize(int capacity) {
        long[] oldHashes = hashes;
        long[] oldCounts = counts;
        long[] oldNewest = newest;
        hashes = new long[capacity];
        counts = new long[capacity];
        newest = new long[capacity];
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldHashes[i] != 0) {
                int at = find(oldHashes[i]);
                hashes[at] = oldHashes[i];
                counts[at] = oldCounts[i];
                newest[at] = oldNewest[i];
            }
        }
    }

    HashCounts copy() {
        HashCounts copy = new HashCounts();
        copy.hashes = hashes.clone();
        copy.counts = counts.clone();
        copy.newest = newest.clone();
        copy.size = size;
        return copy;
    }

    /** One with the same counts, all counted at one time: rows may go that were newer than others. */
    HashCounts copyWithoutTimes() {
        HashCounts copy = new HashCounts();
        copy.hashes = hashes.clone();
        copy.counts = counts.clone();
        copy.newest = new long[hashes.length];
        copy.size = size;
        return copy;
    }

    void write(DataOutput out) throws IOException {
        VarInts.write(out, size);
        if (size == 0) {
            return;
        }
        long latest = newest();
        VarInts.writeSigned(out, latest);
        long[] keys = keys();
        Arrays.sort(keys);
        for (long key : keys) {
            int at = find(key);
            out.writeLong(key);
            VarInts.write(out, counts[at]);
            // 0 is unknown; the others are told by how long before the newest they were.
            VarInts.write(out, newest[at] == UNKNOWN ? 0 : 1 + latest - newest[at]);
        }
    }

    void read(DataInput in) throws IOException {
        int entries = VarInts.readCount(in);
        long latest = entries == 0 ? UNKNOWN : VarInts.readSigned(in);
        for (int i = 0; i < entries; i++) {
            long hash = in.readLong();
            long count = VarInts.read(in);
            long before = VarInts.read(in);
            add(hash, count, before == 0 ? UNKNOWN : latest - (before - 1));
        }
    }

    /** What was written before times were. */
    void readWithoutTimes(DataInput in) throws IOException {
        int entries = VarInts.readCount(in);
        for (int i = 0; i < entries; i++) {
            add(in.readLong(), VarInts.read(in), UNKNOWN);
        }
    }
}
