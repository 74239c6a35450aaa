package io.tidemark.scoring.rollout.step;

/** What was asked for cannot be; the message says why in one sentence without a capital. Nothing changes. */
public final class RefusedStepException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RefusedStepException(String message) {
        super(message);
    }
}
