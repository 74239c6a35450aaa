package io.tidemark.settings.kind;

/**
 * A text is nothing of a kind. Its message says more than that, if there is more to say: as the end of a sentence, else
 * it is empty.
 */
public final class UnfitException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What the kind wants says it all. */
    public UnfitException() {
        this("");
    }

    /** @param why e.g. {@code the file cannot be read} */
    public UnfitException(String why) {
        super(why);
    }

    /** @param cause what has refused it */
    public UnfitException(String why, Throwable cause) {
        super(why, cause);
    }
}
