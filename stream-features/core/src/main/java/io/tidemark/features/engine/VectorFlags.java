package io.tidemark.features.engine;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.Entities;
import io.tidemark.features.catalogue.EventFeature;
import io.tidemark.features.catalogue.Feature;
import io.tidemark.features.catalogue.Requirements;
import io.tidemark.features.catalogue.WindowFeature;
import io.tidemark.features.catalogue.field.NumberCheck;
import io.tidemark.features.rates.Conversion;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.door.TransactionFlags;
import java.util.ArrayList;
import java.util.List;

/**
 * Why a vector of this catalogue lacks values: {@link TransactionFlags}, {@link #MIXED_CURRENCY} and {@link
 * #MISSING_RATE}. A transaction whose amount cannot be used is part of the history of its entities all the same: it is
 * counted, but no sum, mean or extreme of amounts sees it, and to filters its amount is missing.
 */
public final class VectorFlags {

    /**
     * The amount is not in the currency that the catalogue names, or that of the entity's other amounts, so there is
     * nothing that it can be added to or compared with, and a feature that leaves the currency to the catalogue asks
     * for it.
     */
    public static final String MIXED_CURRENCY = "mixed_currency";

    /** Features ask for the amount in a currency for which no table of rates that is in force has a rate. */
    public static final String MISSING_RATE = "missing_rate";

    private final String currency;
    private final Conversion conversion;
    private final NumberCheck numbers;
    private final Requirements required;
    /** Whether any value is missing where an amount is not in the catalogue's currency. */
    private final boolean followed;

    public VectorFlags(Catalogue catalogue) {
        conversion = Conversion.of(catalogue);
        numbers = new NumberCheck(catalogue.numbers());
        required = catalogue.requirements();
        currency = catalogue.namesItsCurrency() ? catalogue.currency() : null;
        followed = catalogue.features().stream().anyMatch(VectorFlags::followsTheCatalogue);
    }

    /** Whether it looks at the transaction's amount and leaves it to the catalogue in which currency that has to be. */
    private static boolean followsTheCatalogue(Feature feature) {
        if (feature instanceof EventFeature event) {
            return event.transform().ofTheAmount() && event.currency().isEmpty();
        }
        return feature instanceof WindowFeature window
                && !window.ofOutcomes()
                && !Entities.takesEveryCurrency(window.entity())
                && (window.of().isMoney() || window.where().comparesAmounts());
    }

    /** The causes that are known before any history is looked at; empty is the rule. */
    public List<String> of(Transaction transaction) {
        List<String> causes = required(TransactionFlags.of(transaction));
        List<String> ofNumbers = numbers.causes(conversion.asSaid(transaction));
        boolean mixed = followed && !amountUsable(transaction) && TransactionFlags.usable(transaction.getAmount());
        boolean unrated = conversion.lacksARate(transaction);
        if (!mixed && !unrated && ofNumbers.isEmpty()) {
            return causes;
        }
        List<String> all = new ArrayList<>(causes);
        if (mixed) {
            all.add(MIXED_CURRENCY);
        }
        if (unrated) {
            all.add(MISSING_RATE);
        }
        all.addAll(ofNumbers);
        return List.copyOf(all);
    }

    /** Without what is missing and no feature asks for. */
    private List<String> required(List<String> causes) {
        if (causes.isEmpty() || (required.amount() && required.terminal())) {
            return causes;
        }
        return causes.stream()
                .filter(cause -> !cause.equals(TransactionFlags.MISSING_AMOUNT) || required.amount())
                .filter(cause -> !cause.equals(TransactionFlags.MISSING_TERMINAL) || required.terminal())
                .toList();
    }

    /**
     * The same of what says itself in which currency it is.
     *
     * @param everyCurrency whether amounts are of use in whatever currency, see {@link Entities#takesEveryCurrency}
     */
    public boolean amountUsable(boolean everyCurrency, Transaction transaction) {
        return everyCurrency ? TransactionFlags.usable(transaction.getAmount()) : amountUsable(transaction);
    }

    /** Whether it has an amount, in the currency of the catalogue if that names one. */
    public boolean amountUsable(Transaction transaction) {
        return TransactionFlags.usable(transaction.getAmount())
                && (currency == null || currency.equals(transaction.getAmount().getCurrency()));
    }
}
