package io.tidemark.features.files.time;

/** A text that is no time of its format. */
public final class NoTimeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean unlike;

    private NoTimeException(String reason, boolean unlike, Throwable cause) {
        super(reason, cause);
        this.unlike = unlike;
    }

    /** The text does not look like the format at all. */
    static NoTimeException unlike(Throwable cause) {
        return new NoTimeException("it is not written in the mapping's format", true, cause);
    }

    /**
     * The text looks right and there is no such time, or none that can be told; the reason is the rest of a sentence.
     */
    static NoTimeException because(String reason) {
        return new NoTimeException(reason, false, null);
    }

    static NoTimeException because(String reason, Throwable cause) {
        return new NoTimeException(reason, false, cause);
    }

    /** Whether the text does not look like the format; otherwise the message says what is wrong with it. */
    public boolean unlikeItsFormat() {
        return unlike;
    }
}
