package io.tidemark.features.job;

import io.tidemark.features.engine.EntityKeys;
import io.tidemark.schemas.Transaction;

/** The keys under which events travel to the stages. */
final class Address {
    /** No id of an entity starts so; what has no such entity still needs a place to go to, and not all the same one. */
    private static final char NOWHERE = '\0';

    /** So many logs of ids: few enough to be held for ever, many enough to be spread evenly. */
    private static final int ID_BUCKETS = 4096;

    private Address() {}

    /** The key of a transaction at the identity stage: the bucket of its id. */
    static String ofIdentity(Transaction transaction) {
        return "ids-" + Math.floorMod(transaction.getTransactionId().hashCode(), ID_BUCKETS);
    }

    /** The key of a transaction at an entity's stage; spread by customer if it has no such entity. */
    static String of(String entity, Transaction transaction) {
        return new EntityKeys(entity).of(transaction).orElseGet(() -> NOWHERE + transaction.getCustomerId());
    }

    /** True if the event only passes through the stage. */
    static boolean isNowhere(String key) {
        return !key.isEmpty() && key.charAt(0) == NOWHERE;
    }
}
