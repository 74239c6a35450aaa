package io.tidemark.scoring.model.engine;

/** A model file is damaged or contradicts itself; the message says in one sentence what and where. */
public final class InvalidModelException extends RuntimeException {

    public InvalidModelException(String message) {
        super(message);
    }

    public InvalidModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
