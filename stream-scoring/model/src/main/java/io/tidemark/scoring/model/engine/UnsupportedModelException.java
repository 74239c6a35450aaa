package io.tidemark.scoring.model.engine;

/**
 * A model uses something that an engine cannot score; the message names it in one sentence. Another engine may score
 * it.
 */
public final class UnsupportedModelException extends RuntimeException {

    public UnsupportedModelException(String message) {
        super(message);
    }

    public UnsupportedModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
