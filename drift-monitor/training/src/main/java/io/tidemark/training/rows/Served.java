package io.tidemark.training.rows;

import io.tidemark.schemas.Score;

/**
 * How a transaction was scored when it happened.
 *
 * @param bundleSha256 of the bundle that scored it; empty if none did or nobody knows
 * @param margin what that model said, exact
 */
public record Served(String bundleSha256, float margin) {

    /** Nobody knows. */
    public static final Served NONE = new Served("", Float.NaN);

    /** Few bundles score many transactions, so their hashes are kept once. */
    static Served of(Score score) {
        return score.getBundleSha256() == null || score.getMargin() == null
                ? NONE
                : new Served(score.getBundleSha256().intern(), score.getMargin());
    }

    public boolean by(String sha256) {
        return bundleSha256.equals(sha256);
    }

    /** Whether that is the margin, bit for bit. */
    public boolean said(float other) {
        return Float.floatToIntBits(margin) == Float.floatToIntBits(other);
    }
}
