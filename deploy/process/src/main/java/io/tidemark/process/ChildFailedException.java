package io.tidemark.process;

/** A child process ended or did not get ready; the message is for people and holds the end of its log. */
public final class ChildFailedException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** @param message for people, with the end of the child's log where it has one */
    public ChildFailedException(String message) {
        super(message);
    }
}
