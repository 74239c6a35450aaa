package io.tidemark.embedded;

/** A child process ended or did not get ready; the message is for people and holds the end of its log. */
public final class ChildFailedException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    ChildFailedException(String message) {
        super(message);
    }
}
