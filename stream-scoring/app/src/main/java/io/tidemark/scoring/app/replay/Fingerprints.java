package io.tidemark.scoring.app.replay;

/**
 * A set of 64-bit fingerprints that only grows: 11 to 22 bytes each, where a set of ids takes a hundred. Not
 * thread-safe.
 */
final class Fingerprints {

    /** Places taken by a fingerprint; 0 is free, so the fingerprint 0 is kept apart. */
    private long[] places = new long[1 << 10];

    private int taken;
    private boolean zero;

    /** Whether it was not there before. */
    boolean add(long fingerprint) {
        if (fingerprint == 0) {
            boolean before = zero;
            zero = true;
            return !before;
        }
        int place = place(places, fingerprint);
        if (places[place] == fingerprint) {
            return false;
        }
        places[place] = fingerprint;
        if (++taken > places.length / 4 * 3) {
            grow();
        }
        return true;
    }

    private void grow() {
        long[] larger = new long[Math.multiplyExact(places.length, 2)];
        for (long fingerprint : places) {
            if (fingerprint != 0) {
                larger[place(larger, fingerprint)] = fingerprint;
            }
        }
        places = larger;
    }

    /** Where it is, or the free place where it would be. */
    private static int place(long[] places, long fingerprint) {
        int mask = places.length - 1;
        int place = (int) (fingerprint ^ fingerprint >>> 32) & mask;
        while (places[place] != 0 && places[place] != fingerprint) {
            place = place + 1 & mask;
        }
        return place;
    }
}
