package io.tidemark.subscriber;

/** A subscriber cannot do what it was asked to; its message is one sentence for people. */
public final class SubscriberException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SubscriberException(String sentence) {
        super(sentence);
    }

    SubscriberException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
