package io.tidemark.features.files.table;

/** A first line that is no header, above one that looks like it. */
public final class TitledFileException extends UnreadableFileException {
    private static final long serialVersionUID = 1L;

    private final String advice;

    TitledFileException(UnreadableFileException refused, String advice) {
        super(refused.getMessage() + "; or " + advice, refused);
        this.advice = advice;
    }

    /** Where the header seems to be, and what to do. */
    public String advice() {
        return advice;
    }
}
