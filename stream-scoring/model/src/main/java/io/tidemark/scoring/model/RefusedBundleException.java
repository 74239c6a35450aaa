package io.tidemark.scoring.model;

/** A bundle is not accepted; the message says why in one sentence. Whatever was in force before stays in force. */
public final class RefusedBundleException extends RuntimeException {

    public RefusedBundleException(String message) {
        super(message);
    }

    public RefusedBundleException(String message, Throwable cause) {
        super(message, cause);
    }
}
