package io.tidemark.scoring.app.decision.fallback;

import io.tidemark.schemas.door.Currencies;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Currency;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What amounts are worth in one currency.
 *
 * @param currency the stated one, by its ISO 4217 code
 * @param rates units of the stated currency for one unit of another, by its code
 */
record CurrencyRates(String currency, SortedMap<String, BigDecimal> rates) {

    CurrencyRates {
        requireKnown(FallbackKeys.CURRENCY_NAME, currency);
        rates = Collections.unmodifiableSortedMap(new TreeMap<>(rates));
        rates.forEach((code, rate) -> {
            requireKnown(FallbackKeys.RATES_NAME, code);
            if (code.equals(currency)) {
                throw new IllegalArgumentException(
                        "%s names %s, which is amount.currency itself".formatted(FallbackKeys.RATES_NAME, code));
            }
            if (rate.signum() <= 0) {
                throw new IllegalArgumentException("%s gives %s for %s, but a rate should be more than 0"
                        .formatted(FallbackKeys.RATES_NAME, rate, code));
            }
        });
    }

    /**
     * Reads {@code USD:0.92,JPY:0.0061}.
     *
     * @throws IllegalArgumentException in one sentence
     */
    static CurrencyRates from(String currency, String text) {
        SortedMap<String, BigDecimal> rates = new TreeMap<>();
        for (String one : text.isBlank() ? new String[0] : text.split(",", -1)) {
            String[] parts = one.strip().split(":", -1);
            try {
                if (parts.length == 2 && rates.put(parts[0], new BigDecimal(parts[1])) == null) {
                    continue;
                }
            } catch (NumberFormatException e) {
                throw wrong(one, e);
            }
            throw wrong(one, null);
        }
        return new CurrencyRates(currency, rates);
    }

    /** An amount in units of the stated currency, exact; empty if there is no rate. */
    Optional<BigDecimal> convert(long minorUnits, Currency from) {
        BigDecimal major = BigDecimal.valueOf(minorUnits, from.getDefaultFractionDigits());
        return from.getCurrencyCode().equals(currency)
                ? Optional.of(major)
                : Optional.ofNullable(rates.get(from.getCurrencyCode())).map(major::multiply);
    }

    /** {@link #from} reads it back. */
    String text() {
        return rates.entrySet().stream()
                .map(rate -> rate.getKey() + ":" + rate.getValue().toPlainString())
                .collect(Collectors.joining(","));
    }

    /** The currency of this code, if it has a minor unit: precious metals and the like are none. */
    static Optional<Currency> known(String code) {
        return Currencies.minorUnitsPerMajor(code).map(scale -> Currency.getInstance(code));
    }

    private static void requireKnown(String key, String code) {
        if (known(code).isEmpty()) {
            throw new IllegalArgumentException(
                    "%s names \"%s\", but should name ISO 4217 currencies, e.g. EUR".formatted(key, code));
        }
    }

    private static IllegalArgumentException wrong(String one, Exception cause) {
        return new IllegalArgumentException(
                "%s has \"%s\", but should be like USD:0.92,JPY:0.0061, each currency once"
                        .formatted(FallbackKeys.RATES_NAME, one.strip()),
                cause);
    }
}
