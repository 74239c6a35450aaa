package io.tidemark.subscriber.schema;

/** The schema registry does not answer now; its message is one sentence for people. */
public final class RegistryAwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RegistryAwayException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
