package io.tidemark.process;

/** A child process ended or did not get ready; the message is for people and holds the end of its log. */
public final class ChildFailedException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** Empty where the child has no log. */
    private final String printed;

    /** @param message for people, with the end of the child's log where it has one */
    public ChildFailedException(String message) {
        this(message, "");
    }

    /** @param printed what the child printed since its start, as far back as is kept */
    ChildFailedException(String message, String printed) {
        super(message);
        this.printed = printed;
    }

    /**
     * Whether the child gave these words as a reason: what it prints when it ends may push them out of the end of its
     * log.
     */
    public boolean said(String words) {
        return getMessage().contains(words) || printed.contains(words);
    }
}
