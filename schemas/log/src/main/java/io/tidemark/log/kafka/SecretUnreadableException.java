package io.tidemark.log.kafka;

/**
 * A setting refers to a secret that is not there or cannot be read. The message is one sentence with the setting and
 * the reference, never the secret.
 */
public final class SecretUnreadableException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    SecretUnreadableException(String sentence) {
        super(sentence);
    }
}
