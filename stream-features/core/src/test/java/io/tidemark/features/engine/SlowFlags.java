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
        } else if (catalogue.namesItsCurrency() && !catalogue.currency().equals(amount.getCurrency())) {
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

    static boolean amountUsable(Catalogue catalogue, Transaction transaction) {
        return of(catalogue, transaction).stream()
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
