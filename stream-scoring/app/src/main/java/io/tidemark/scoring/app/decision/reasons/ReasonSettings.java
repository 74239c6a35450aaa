package io.tidemark.scoring.app.decision.reasons;

import java.nio.charset.StandardCharsets;

/**
 * Which decisions are explained and how far.
 *
 * @param top how many reasons at most; 0 explains nothing
 * @param sample share of the transactions that are explained though they raise no alert, for audits: 0 to 1
 * @param lowering whether alerts also say what lowered the score
 */
public record ReasonSettings(int top, double sample, boolean lowering) {

    /** Four reasons of what raised the score, and one approval in a thousand. */
    public static final ReasonSettings USUAL = new ReasonSettings(4, 0.001, false);

    private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    public ReasonSettings {
        if (top < 0) {
            throw new IllegalArgumentException("scoring.reasons.top is %d, but should be 0 or more".formatted(top));
        }
        if (!(sample >= 0 && sample <= 1)) {
            throw new IllegalArgumentException(
                    "scoring.reasons.sample is %s, but should be a share from 0 to 1".formatted(sample));
        }
    }

    /** Whether a transaction is in the sample: a function of its id, so that a replay samples the same. */
    public boolean samples(String transactionId) {
        return place(transactionId) < sample;
    }

    /** FNV-1a of the id in UTF-8, its bits mixed as by SplitMix64, as a number from 0 to less than 1. */
    private static double place(String transactionId) {
        long hash = OFFSET_BASIS;
        for (byte one : transactionId.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (one & 0xff)) * PRIME;
        }
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return ((hash ^ (hash >>> 31)) >>> 11) * 0x1p-53;
    }
}
