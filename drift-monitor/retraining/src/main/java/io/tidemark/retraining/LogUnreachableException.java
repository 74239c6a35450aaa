package io.tidemark.retraining;

/** A training process could not reach broker or registry; it is worth trying again. */
final class LogUnreachableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LogUnreachableException(String message) {
        super(message);
    }
}
