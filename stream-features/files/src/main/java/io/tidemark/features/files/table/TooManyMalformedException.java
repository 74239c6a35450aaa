package io.tidemark.features.files.table;

/**
 * More rows of a file are malformed than is borne. The message is one sentence with their share and the commonest
 * reason.
 */
public final class TooManyMalformedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TooManyMalformedException(String message) {
        super(message);
    }
}
