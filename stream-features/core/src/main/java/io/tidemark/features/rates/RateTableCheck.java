package io.tidemark.features.rates;

import io.tidemark.schemas.Decimal;
import io.tidemark.schemas.RateTable;
import io.tidemark.schemas.door.Currencies;
import io.tidemark.schemas.door.Decimals;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is wrong with a table of rates, each in one sentence: the files of people and the log are held to the same. */
final class RateTableCheck {

    /** A table that is in force later than this was dated by mistake. */
    static final Duration FURTHEST_AHEAD = Duration.ofDays(31);

    private RateTableCheck() {}

    /** What is wrong with it whatever came before. */
    static Optional<String> itself(RateTable table) {
        if (!known(table.getCurrency())) {
            return Optional.of(what(table) + " is of no ISO 4217 currency; write a code such as EUR");
        }
        if (table.getRates().isEmpty()) {
            return Optional.of(what(table) + " has no rates; write one for each currency, e.g. 'rates: {USD: 0.9214}'");
        }
        return new TreeMap<>(table.getRates())
                .entrySet().stream().flatMap(rate -> rate(table, rate).stream()).findFirst();
    }

    private static Optional<String> rate(RateTable table, Map.Entry<String, Decimal> entry) {
        String code = entry.getKey();
        Decimal rate = entry.getValue();
        String here = what(table) + " has a rate for '" + code + "'";
        if (!known(code)) {
            return Optional.of(here + ", which is no ISO 4217 currency; write a code such as USD");
        }
        if (code.equals(table.getCurrency())) {
            return Optional.of(here + ", which is worth itself; take it out");
        }
        if (rate.getScale() < 0 || rate.getScale() > Decimals.MOST_DECIMALS || rate.getUnscaled() > Decimals.LARGEST) {
            return Optional.of(here + " of " + Decimals.text(rate) + "; write at most " + Decimals.MOST_DECIMALS
                    + " decimals and 15 digits in all");
        }
        if (rate.getUnscaled() <= 0) {
            return Optional.of(here + " of " + Decimals.text(rate) + "; a rate is more than 0: write what one " + code
                    + " is worth in " + table.getCurrency() + ", or name it below 'ended' if it has none any more");
        }
        return Optional.empty();
    }

    /** What is wrong with it at a time: it lies too far ahead. */
    static Optional<String> ahead(RateTable table, Instant now) {
        return table.getFrom().isAfter(now.plus(FURTHEST_AHEAD))
                ? Optional.of(what(table) + " is from the future, more than " + FURTHEST_AHEAD.toDays()
                        + " days ahead of " + now + "; check the year, or put it later")
                : Optional.empty();
    }

    /** What is wrong with it behind another one of the same currency. */
    static Optional<String> behind(RateTable before, RateTable table) {
        int order = table.getFrom().compareTo(before.getFrom());
        if (order == 0) {
            return Optional.of(what(table) + " is there twice; what was decided under the first one stays, so put what"
                    + " is right from a later moment on");
        }
        if (order < 0) {
            return Optional.of(what(table) + " is not in order, since the newest one is from " + before.getFrom()
                    + "; put what is right from a later moment on");
        }
        return new TreeMap<>(before.getRates())
                .keySet().stream()
                        .filter(code -> !table.getRates().containsKey(code)
                                && !table.getEnded().contains(code))
                        .findFirst()
                        .map(code -> what(table) + " has a gap: no rate for " + code + ", and the one from "
                                + before.getFrom() + " has one; write it, or 'ended: [" + code
                                + "]' if it has none any more");
    }

    private static boolean known(String code) {
        return Currencies.minorUnitsPerMajor(code).isPresent();
    }

    private static String what(RateTable table) {
        return "the table of rates to " + table.getCurrency() + " from " + table.getFrom();
    }
}
