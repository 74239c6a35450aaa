package io.tidemark.webhooks.send;

/** A host leads to where it may not. */
final class RefusedAddressException extends Exception {

    private static final long serialVersionUID = 1L;

    RefusedAddressException(String why) {
        super(why);
    }
}
