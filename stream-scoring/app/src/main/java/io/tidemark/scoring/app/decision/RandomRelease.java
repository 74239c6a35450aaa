package io.tidemark.scoring.app.decision;

import io.tidemark.schemas.Decision;
import io.tidemark.schemas.LogPosition;
import io.tidemark.scoring.model.manifest.Policy;

/**
 * Lets a share of what a policy would decline through. A declined transaction never gets a chargeback, so without this
 * nobody learns whether declining was right. Chance is a hash of the transaction's place in the log and of the bundle:
 * a replay comes to the same, and nobody outside knows it beforehand, as they would if it followed from an id of
 * theirs.
 */
public final class RandomRelease {

    private static final int HEX_OF_A_LONG = 16;
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private RandomRelease() {}

    /**
     * Whether a decision by score is lifted.
     *
     * @param origin place of the transaction in {@code transactions}
     * @param bundleSha256 of the bundle that scored it, in hexadecimal digits
     */
    public static boolean lifts(Decision byScore, Policy policy, LogPosition origin, String bundleSha256) {
        return byScore == Decision.DECLINE
                && policy.releaseShare() > 0
                && chance(origin, bundleSha256) < policy.releaseShare();
    }

    /** From 0 to less than 1. */
    private static double chance(LogPosition origin, String bundleSha256) {
        long hash = mixed(Long.parseUnsignedLong(bundleSha256.substring(0, HEX_OF_A_LONG), 16));
        hash = mixed(hash + origin.getPartition() * GOLDEN_GAMMA);
        hash = mixed(hash + origin.getOffset() * GOLDEN_GAMMA);
        return (hash >>> 11) * 0x1p-53;
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). */
    private static long mixed(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
