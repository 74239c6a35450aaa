package io.tidemark.stack.directory;

/** The stack cannot start or go on; the message is for people. */
public final class StackException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    public StackException(String message) {
        super(message);
    }
}
