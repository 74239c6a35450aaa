package io.tidemark.features.files;

/** A file that cannot be used at all. The message is one sentence: which file, why, what to try. */
public final class UnreadableFileException extends RuntimeException {

    UnreadableFileException(String message, Throwable cause) {
        super(message, cause);
    }

    UnreadableFileException(String message) {
        super(message);
    }
}
