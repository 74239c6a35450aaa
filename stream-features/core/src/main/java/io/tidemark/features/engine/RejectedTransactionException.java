package io.tidemark.features.engine;

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
