package io.tidemark.features.algebra;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * About how many different hashes a sliding window holds (Flajolet et al. 2007, over a window after Chabchoub and
 * Hebrail 2010): 1,024 registers, a standard error of 3.25 %. Each register holds the rows that can still become its
 * largest rank, by time, each larger than all that are newer: about ln(n / 1,024) of n rows. How many registers show
 * each rank is kept up to date, so a row costs O(1) and an estimate 56 steps.
 */
final class SlidingHyperLogLog {

    static final int REGISTERS = 1_024;

    private static final int INDEX_BITS = 10;
    private static final int RANK_BITS = 6;
    private static final int LARGEST_RANK = 64 - INDEX_BITS + 1;
    /** Flajolet et al. 2007, figure 3. */
    private static final double ALPHA = 0.7213 / (1 + 1.079 / REGISTERS);

    private static final long[] NONE = {};

    /** Per register, oldest first: time by 64 and rank in one number. */
    private final long[][] candidates = new long[REGISTERS][];
    /** How many registers show each rank, 0 for those without rows. */
    private final int[] registersOfRank = new int[LARGEST_RANK + 1];

    SlidingHyperLogLog() {
        Arrays.fill(candidates, NONE);
        registersOfRank[0] = REGISTERS;
    }

    /** Takes in a row anywhere inside the window. */
    void insert(long time, long hash) {
        int register = register(hash);
        int rank = rank(hash);
        long[] old = candidates[register];
        int at = old.length;
        while (at > 0 && time(old[at - 1]) > time) {
            at--;
        }
        if (at < old.length && rankOf(old[at]) >= rank) {
            return;
        }
        int from = at;
        while (from > 0 && rankOf(old[from - 1]) <= rank) {
            from--;
        }
        long[] changed = new long[from + 1 + old.length - at];
        System.arraycopy(old, 0, changed, 0, from);
        changed[from] = time << RANK_BITS | rank;
        System.arraycopy(old, at, changed, from + 1, old.length - at);
        replace(register, changed);
    }

    /** Lets go of a row that is as old as the oldest inside. */
    void remove(long time, long hash) {
        int register = register(hash);
        long[] old = candidates[register];
        int gone = 0;
        while (gone < old.length && time(old[gone]) <= time) {
            gone++;
        }
        if (gone > 0) {
            replace(register, gone == old.length ? NONE : Arrays.copyOfRange(old, gone, old.length));
        }
    }

    private void replace(int register, long[] changed) {
        registersOfRank[shown(candidates[register])]--;
        registersOfRank[shown(changed)]++;
        candidates[register] = changed;
    }

    /** With linear counting where few registers are hit; 64-bit hashes need no correction for large numbers. */
    double estimate() {
        double sum = 0;
        for (int rank = LARGEST_RANK; rank >= 0; rank--) {
            sum += registersOfRank[rank] * Math.scalb(1.0, -rank);
        }
        double raw = ALPHA * REGISTERS * REGISTERS / sum;
        int empty = registersOfRank[0];
        boolean few = raw <= 2.5 * REGISTERS && empty > 0;
        return few ? REGISTERS * StrictMath.log((double) REGISTERS / empty) : raw;
    }

    /** Time of the newest row, which always can still become the largest; only where there is a row. */
    long newest() {
        long newest = Long.MIN_VALUE;
        for (long[] register : candidates) {
            newest = register.length == 0 ? newest : Math.max(newest, time(register[register.length - 1]));
        }
        return newest;
    }

    private static int register(long hash) {
        return (int) (hash >>> (64 - INDEX_BITS));
    }

    private static int rank(long hash) {
        return Math.min(LARGEST_RANK, Long.numberOfLeadingZeros(hash << INDEX_BITS) + 1);
    }

    private static long time(long candidate) {
        return candidate >> RANK_BITS;
    }

    private static int rankOf(long candidate) {
        return (int) (candidate & (1L << RANK_BITS) - 1);
    }

    private static int shown(long[] of) {
        return of.length == 0 ? 0 : rankOf(of[0]);
    }

    SlidingHyperLogLog copy() {
        SlidingHyperLogLog copy = new SlidingHyperLogLog();
        // Arrays are replaced and never changed, so they may be shared.
        System.arraycopy(candidates, 0, copy.candidates, 0, REGISTERS);
        System.arraycopy(registersOfRank, 0, copy.registersOfRank, 0, registersOfRank.length);
        return copy;
    }

    void write(DataOutput out) throws IOException {
        for (long[] register : candidates) {
            VarInts.write(out, register.length);
            for (long candidate : register) {
                VarInts.writeSigned(out, candidate);
            }
        }
    }

    void read(DataInput in) throws IOException {
        for (int register = 0; register < REGISTERS; register++) {
            long[] read = new long[VarInts.readCount(in)];
            for (int i = 0; i < read.length; i++) {
                read[i] = VarInts.readSigned(in);
            }
            replace(register, read);
        }
    }
}
