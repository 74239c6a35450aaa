package io.tidemark.features.algebra;

/**
 * 64 bits that stand for a text in state. Two of n texts share one with a probability of about n^2 / 2^65: for a
 * million texts, 3 in 100 million. Written to state: the computation must stay as it is.
 */
public final class TextHash {

    private TextHash() {}

    /** {@link Row#MISSING} for null only. */
    public static long of(String text) {
        if (text == null) {
            return Row.MISSING;
        }
        long hash = 0x9E3779B97F4A7C15L ^ text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
            hash ^= hash >>> 29;
        }
        long mixed = mix(hash);
        return mixed == Row.MISSING ? 1 : mixed;
    }

    /** The finisher of SplitMix64 (Steele, Lea, Flood 2014): every input bit reaches every output bit. */
    public static long mix(long number) {
        long z = number + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
