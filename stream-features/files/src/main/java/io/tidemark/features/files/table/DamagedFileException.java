package io.tidemark.features.files.table;

/** A file of the right kind that breaks off or is torn in the middle: part of its rows would be lost. */
public final class DamagedFileException extends UnreadableFileException {
    private static final long serialVersionUID = 1L;

    public DamagedFileException(String message, Throwable cause) {
        super(message, cause);
    }

    public DamagedFileException(String message) {
        super(message);
    }
}
