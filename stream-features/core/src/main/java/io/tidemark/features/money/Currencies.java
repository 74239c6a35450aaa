package io.tidemark.features.money;

import io.tidemark.schemas.Money;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** ISO 4217: how many minor units make one major unit of a currency. */
public final class Currencies {

    /** Precious metals and the like have no minor unit and are no currencies here. */
    private static final Map<String, Integer> MINOR_UNITS = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .collect(Collectors.toUnmodifiableMap(
                    Currency::getCurrencyCode, currency -> powerOfTen(currency.getDefaultFractionDigits())));

    private Currencies() {}

    /** 100 for EUR, 1 for JPY; empty for what is no currency. */
    public static Optional<Integer> minorUnitsPerMajor(String code) {
        return Optional.ofNullable(code == null ? null : MINOR_UNITS.get(code));
    }

    /** As {@link #minorUnitsPerMajor} for an amount that has passed its check. */
    public static int scale(String code) {
        Integer scale = MINOR_UNITS.get(code);
        if (scale == null) {
            throw new IllegalArgumentException("'" + code + "' is no ISO 4217 currency; check transactions first");
        }
        return scale;
    }

    /** A checked amount in major units, e.g. 19.99 for 1999 cents: rounded once. */
    public static double majorUnits(Money amount) {
        return (double) amount.getMinorUnits() / scale(amount.getCurrency());
    }

    private static int powerOfTen(int exponent) {
        int power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }
}
