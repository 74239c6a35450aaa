package io.tidemark.features.engine;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.schemas.Location;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import java.util.Set;
import java.util.TreeSet;

/** The oracle of what a transaction lacks, for the currencies that tests use. */
final class SlowFlags {

    private static final Set<String> CURRENCIES = Set.of("EUR", "USD", "JPY");

    private static final String OF_AMOUNTS = "sum|mean|min|max|last|standard_deviation";

    private SlowFlags() {}

    /** Without what depends on history. */
    static Set<String> of(Catalogue catalogue, Transaction transaction) {
        Set<String> flags = new TreeSet<>();
        Money amount = transaction.getAmount();
        if (amount == null) {
            flags.add("missing_amount");
        } else if (!CURRENCIES.contains(amount.getCurrency())) {
            flags.add("unknown_currency");
        } else if (amount.getMinorUnits() < 0) {
            flags.add("negative_amount");
        } else if (amount.getMinorUnits() > 1L << 53) {
            flags.add("amount_overflow");
        } else if (foreign(catalogue, amount) && amountsAreLookedAt(catalogue)) {
            flags.add("mixed_currency");
        }
        Location location = transaction.getLocation();
        if (location != null && (Double.isNaN(location.getLatitude()) || Double.isInfinite(location.getLatitude()))) {
            flags.add("non_finite_number");
        } else if (location != null && !located(transaction)) {
            flags.add("location_off_earth");
        }
        if (transaction.getTerminalId().isEmpty()) {
            flags.add("missing_terminal");
        }
        flags.addAll(SlowNumbers.flags(catalogue.numbers(), transaction));
        return flags;
    }

    private static boolean foreign(Catalogue catalogue, Money amount) {
        return amount != null
                && catalogue.namesItsCurrency()
                && !catalogue.currency().equals(amount.getCurrency());
    }

    /** By what the catalogue says it computes: of an amount, and in no currency of the feature's own. */
    private static boolean amountsAreLookedAt(Catalogue catalogue) {
        return catalogue.features().stream()
                .map(feature -> feature.canonical().substring(feature.name().length()))
                .filter(text -> !text.contains(" in currency ")
                        && !text.contains(" currency of ")
                        && !text.contains("outcomes of "))
                .anyMatch(
                        text -> text.matches("=(log_)?amount.*|=.* amount .*|=(" + OF_AMOUNTS + ") (?!of numbers).*"));
    }

    static boolean amountUsable(Catalogue catalogue, Transaction transaction) {
        return !foreign(catalogue, transaction.getAmount())
                && of(catalogue, transaction).stream()
                        .noneMatch(flag -> flag.contains("amount") || flag.contains("currency"));
    }

    static boolean located(Transaction transaction) {
        Location location = transaction.getLocation();
        return location != null
                && location.getLatitude() >= -90
                && location.getLatitude() <= 90
                && location.getLongitude() >= -180
                && location.getLongitude() <= 180;
    }
}
