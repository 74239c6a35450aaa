package io.tidemark.log.cluster;

/**
 * Topics are missing, or are not as the catalogue wants them and cannot be made so. The message is one sentence with
 * what to do.
 */
public final class TopicsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TopicsException(String sentence) {
        super(sentence);
    }

    TopicsException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
