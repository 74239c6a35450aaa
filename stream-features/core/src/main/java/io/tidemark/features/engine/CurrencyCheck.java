package io.tidemark.features.engine;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.door.Rejection;
import io.tidemark.schemas.door.TransactionCheck;
import java.util.Optional;

/** Refuses amounts that a catalogue must not add to its others. */
public final class CurrencyCheck {

    private final String currency;

    public CurrencyCheck(Catalogue catalogue) {
        currency = catalogue.namesItsCurrency() ? catalogue.currency() : "";
    }

    /** Why a transaction that has passed {@link TransactionCheck} is refused; empty if it is fine. */
    public Optional<Rejection> check(Transaction transaction) {
        String given = transaction.getAmount().getCurrency();
        return currency.isEmpty() || currency.equals(given)
                ? Optional.empty()
                : Optional.of(new Rejection(
                        "mixed_currency",
                        "transaction " + transaction.getTransactionId() + " is in " + given
                                + " and the catalogue's amounts are in " + currency
                                + "; send amounts converted to it"));
    }
}
