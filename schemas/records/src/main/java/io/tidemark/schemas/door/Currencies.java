package io.tidemark.schemas.door;

import io.tidemark.schemas.Money;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** ISO 4217: how many minor units make one major unit of a currency. */
public final class Currencies {

    /** Precious metals and the like have no minor unit and are no currencies here. */
    private static final Map<String, Unit> UNITS = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .map(currency -> new Unit(currency.getCurrencyCode(), powerOfTen(currency.getDefaultFractionDigits())))
            .collect(Collectors.toUnmodifiableMap(Unit::code, Function.identity()));

    /** @param scale minor units in a major one */
    private record Unit(String code, int scale) {}

    private Currencies() {}

    /** 100 for EUR, 1 for JPY; empty for what is no currency. */
    public static Optional<Integer> minorUnitsPerMajor(String code) {
        return Optional.ofNullable(code == null ? null : UNITS.get(code)).map(Unit::scale);
    }

    /** Whether it is a currency. */
    static boolean known(String code) {
        return code != null && UNITS.containsKey(code);
    }

    /** As {@link #minorUnitsPerMajor} for an amount that has passed its check. */
    public static int scale(String code) {
        Unit unit = UNITS.get(code);
        if (unit == null) {
            throw new IllegalArgumentException("'" + code + "' is no ISO 4217 currency; check transactions first");
        }
        return unit.scale();
    }

    /**
     * The one instance of a code that all who keep it share, so that it costs nothing to keep and to compare; others as
     * given.
     */
    public static String shared(String code) {
        Unit unit = UNITS.get(code);
        return unit == null ? code : unit.code();
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
