package io.tidemark.scoring.rollout.client;

/**
 * The rollout did not answer a request in time; the message is one sentence. The request stays in the log and may be
 * answered later.
 */
public final class RolloutTimeoutException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RolloutTimeoutException(String message) {
        super(message);
    }
}
