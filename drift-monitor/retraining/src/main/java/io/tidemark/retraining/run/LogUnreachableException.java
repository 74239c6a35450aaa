package io.tidemark.retraining.run;

/** A training process could not reach broker or registry; it is worth trying again. */
public final class LogUnreachableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LogUnreachableException(String message) {
        super(message);
    }
}
