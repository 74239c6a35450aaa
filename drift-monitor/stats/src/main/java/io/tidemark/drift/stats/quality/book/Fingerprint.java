package io.tidemark.drift.stats.quality.book;

/** Tells whether anything is new: FNV-1a (Fowler, Noll, Vo) with 64 bits of what is said, figure by figure. */
final class Fingerprint {
    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Fingerprint() {}

    static long of(WindowQuality quality) {
        String text = quality.toString();
        long hash = BASIS;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return hash;
    }
}
