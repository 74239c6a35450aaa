package io.tidemark.features.engine;

import io.tidemark.schemas.door.Rejection;

/** Thrown where a transaction has to be answered and cannot be. The message is the rejection's sentence. */
public final class RejectedTransactionException extends RuntimeException {

    private final transient Rejection rejection;

    public RejectedTransactionException(Rejection rejection) {
        super(rejection.detail());
        this.rejection = rejection;
    }

    public Rejection rejection() {
        return rejection;
    }
}
