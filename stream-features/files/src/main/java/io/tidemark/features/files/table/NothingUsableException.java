package io.tidemark.features.files.table;

/**
 * There is nothing in a file to go on with: no row, no label. The message is one sentence with the commonest reason.
 */
public final class NothingUsableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NothingUsableException(String message) {
        super(message);
    }
}
