package io.tidemark.features.files.table;

/** A file that is not what is to be read. The message is one sentence: which file, where, why, what to try. */
public class UnreadableFileException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public UnreadableFileException(String message, Throwable cause) {
        super(message, cause);
    }

    public UnreadableFileException(String message) {
        super(message);
    }
}
