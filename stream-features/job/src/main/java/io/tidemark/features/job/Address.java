package io.tidemark.features.job;

/** The keys under which events travel to the stages. */
final class Address {
    /** No id of an entity starts so; what has no such entity still needs a place to go to, and not all the same one. */
    private static final char NOWHERE = '\0';

    /** So many logs of ids: few enough to be held for ever, many enough to be spread evenly. */
    private static final int ID_BUCKETS = 4096;

    private Address() {}

    /** The key at the identity stage: the bucket of a transaction's id. */
    static String ofIdentity(String transactionId) {
        return "ids-" + Math.floorMod(transactionId.hashCode(), ID_BUCKETS);
    }

    /** The key at the stage of an entity that the transaction does not have: spread by customer. */
    static String nowhere(String customer) {
        return NOWHERE + customer;
    }

    /** True if the event only passes through the stage. */
    static boolean isNowhere(String key) {
        return !key.isEmpty() && key.charAt(0) == NOWHERE;
    }
}
