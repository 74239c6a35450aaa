package io.tidemark.scoring.policy.live;

/** A policy that does not decide live; the message is one sentence without a capital that gives all the reasons. */
public final class RefusedPolicyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RefusedPolicyException(String message) {
        super(message);
    }
}
