package io.tidemark.scoring.app.owner;

import java.util.Optional;

/** The transactions of this prefix are another application's to decide. The message is one sentence that names it. */
public final class OwnedPrefixException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    OwnedPrefixException(String message) {
        super(message);
    }

    /** What a thread failed with, if it was this. */
    public static Optional<String> in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OwnedPrefixException) {
                return Optional.of(cause.getMessage());
            }
        }
        return Optional.empty();
    }
}
