package io.tidemark.scoring.model.parts;

/** A bundle is not accepted; the message says why in one sentence. Whatever was in force before stays in force. */
public final class RefusedBundleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean forNow;

    public RefusedBundleException(String message) {
        this(message, null, false);
    }

    public RefusedBundleException(String message, Throwable cause) {
        this(message, cause, false);
    }

    private RefusedBundleException(String message, Throwable cause, boolean forNow) {
        super(message, cause);
        this.forNow = forNow;
    }

    /** For a reason that lies outside of the bundle. */
    public static RefusedBundleException forNow(String message) {
        return new RefusedBundleException(message, null, true);
    }

    /** Whether the same bytes may be accepted later, since keys are trusted or a file is put where it should lie. */
    public boolean isForNow() {
        return forNow;
    }
}
