package io.tidemark.features.engine;

import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.door.Rejection;
import java.util.Optional;

/** How an entity engine took a transaction. */
public enum Answer {
    /** No event of the entity with a later event time had been seen. */
    IN_ORDER,
    /** Inserted in the past and answered, exactly, as of its own time. */
    LATE,
    /** Late by more than the state reaches back: answered from what is left, inserted where it still matters. */
    BEYOND_REACH,
    /** Refused and not inserted: its currency is not that of the entity's other events, so their sum has no meaning. */
    MIXED_CURRENCY;

    /** Whether an event of the entity with a later event time had been seen before. */
    public boolean late() {
        return this == LATE || this == BEYOND_REACH;
    }

    /** Whether the vector was left alone. */
    public boolean rejected() {
        return this == MIXED_CURRENCY;
    }

    /** The rejection in words; empty if the transaction was answered. */
    public Optional<Rejection> rejection(String entity, Transaction transaction) {
        if (!rejected()) {
            return Optional.empty();
        }
        String currency = transaction.getAmount().getCurrency();
        String which = "transaction " + transaction.getTransactionId() + " of " + entity + " "
                + new EntityKeys(entity).of(transaction).orElse("");
        return Optional.of(new Rejection(
                "mixed_currency",
                which + " is in " + currency + " while the others in its windows are not; send one base currency per "
                        + entity));
    }
}
