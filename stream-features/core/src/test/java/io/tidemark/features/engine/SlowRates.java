package io.tidemark.features.engine;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.rates.Conversion;
import io.tidemark.features.rates.GrowingRates;
import io.tidemark.features.rates.RateTables;
import io.tidemark.schemas.Decimal;
import io.tidemark.schemas.RateTable;
import io.tidemark.schemas.Transaction;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * The oracle of amounts that are told in another currency: keeps all tables and all that came, and looks at all of it
 * for every value. Counts in decimals of any length and knows nothing of {@link RateTables}.
 */
final class SlowRates {

    private static final Map<String, Integer> DIGITS = Map.of("EUR", 2, "USD", 2, "JPY", 0, "KWD", 3);

    private record Said(long from, Map<String, BigDecimal> rates) {}

    private final String wanted;
    private final List<Said> tables = new ArrayList<>();
    private final List<Transaction> came = new ArrayList<>();

    SlowRates(String wanted) {
        this.wanted = wanted;
    }

    /** Up to five tables, some of which have no rate for some currency; the oracle is told of each. */
    static RateTables tables(String wanted, List<String> currencies, Random random, SlowRates oracle) {
        GrowingRates all = new GrowingRates();
        long from = random.nextInt(12);
        for (int i = random.nextInt(6); i > 0; i--) {
            Map<String, Decimal> rates = new HashMap<>();
            Map<String, BigDecimal> exact = new HashMap<>();
            for (String code : currencies) {
                if (!code.equals(wanted) && (rates.isEmpty() || random.nextInt(3) > 0)) {
                    int scale = random.nextInt(8);
                    long unscaled = 1 + random.nextInt(30_000_000);
                    rates.put(code, new Decimal(unscaled, scale));
                    exact.put(code, BigDecimal.valueOf(unscaled, scale));
                }
            }
            all.add(RateTable.newBuilder()
                    .setCurrency(wanted)
                    .setFrom(Samples.BEGIN.plusMillis(from))
                    .setRates(rates)
                    .setEnded(currencies)
                    .setPutAt(Samples.BEGIN)
                    .build());
            oracle.tables.add(new Said(Samples.BEGIN.toEpochMilli() + from, exact));
            from += 1 + random.nextInt(15);
        }
        return all.tables();
    }

    void came(Transaction transaction) {
        came.add(transaction);
    }

    private Transaction itself() {
        return came.get(came.size() - 1);
    }

    /** The one that came last as it is written down when it is decided. */
    Transaction onRecord(Catalogue catalogue, RateTables known) {
        return Conversion.of(catalogue).converted(itself(), known);
    }

    private static boolean usable(Transaction transaction) {
        return transaction.getAmount() != null
                && DIGITS.containsKey(transaction.getAmount().getCurrency())
                && transaction.getAmount().getMinorUnits() >= 0;
    }

    /** In minor units of the wanted currency; empty if nobody says a rate. */
    private Optional<BigInteger> told(Transaction transaction) {
        if (!usable(transaction)) {
            return Optional.empty();
        }
        String code = transaction.getAmount().getCurrency();
        BigDecimal major = BigDecimal.valueOf(transaction.getAmount().getMinorUnits(), DIGITS.get(code));
        if (code.equals(wanted)) {
            return Optional.of(major.movePointRight(DIGITS.get(wanted)).toBigIntegerExact());
        }
        BigDecimal rate = null;
        for (Said table : tables) {
            if (table.from() <= transaction.getEventTime().toEpochMilli()) {
                rate = table.rates().get(code);
            }
        }
        return Optional.ofNullable(rate).map(one -> major.multiply(one)
                .movePointRight(DIGITS.get(wanted))
                .setScale(0, RoundingMode.HALF_EVEN)
                .toBigIntegerExact());
    }

    boolean lacksARate() {
        return usable(itself()) && told(itself()).isEmpty();
    }

    double own() {
        return told(itself()).map(this::major).orElse(Double.NaN);
    }

    private double major(BigInteger units) {
        return units.doubleValue() / scale();
    }

    private double scale() {
        return Math.pow(10, DIGITS.get(wanted));
    }

    private List<Transaction> inside(int window, boolean withItself) {
        long now = itself().getEventTime().toEpochMilli();
        return came.stream()
                .filter(x -> x.getCustomerId().equals(itself().getCustomerId()))
                .filter(x -> x == itself()
                        ? withItself
                        : x.getEventTime().toEpochMilli() <= now
                                && x.getEventTime().toEpochMilli() > now - window)
                .toList();
    }

    double all(int window) {
        return inside(window, true).size();
    }

    double atLeast(int least, int window) {
        BigInteger bound =
                BigDecimal.valueOf(least).movePointRight(DIGITS.get(wanted)).toBigIntegerExact();
        return inside(window, true).stream()
                .filter(x ->
                        told(x).filter(units -> units.compareTo(bound) >= 0).isPresent())
                .count();
    }

    double over(String aggregate, int window, boolean withItself) {
        List<Transaction> rows = inside(window, withItself).stream()
                .filter(x -> told(x).isPresent())
                .toList();
        List<BigInteger> units = rows.stream().map(x -> told(x).get()).toList();
        BigInteger sum = units.stream().reduce(BigInteger.ZERO, BigInteger::add);
        int n = units.size();
        return switch (aggregate) {
            case "sum" -> sum.doubleValue() / scale();
            case "mean" -> n == 0 ? 0 : sum.doubleValue() / (n * scale());
            case "min" ->
                units.stream().min(Comparator.naturalOrder()).map(this::major).orElse(Double.NaN);
            case "max" ->
                units.stream().max(Comparator.naturalOrder()).map(this::major).orElse(Double.NaN);
            case "last" ->
                rows.stream()
                        .reduce((one, other) -> other.getEventTime().isBefore(one.getEventTime()) ? one : other)
                        .map(x -> major(told(x).get()))
                        .orElse(Double.NaN);
            case "standard_deviation" ->
                n < 2
                        ? Double.NaN
                        : Math.sqrt(units.stream()
                                                .map(x -> x.pow(2))
                                                .reduce(BigInteger.ZERO, BigInteger::add)
                                                .multiply(BigInteger.valueOf(n))
                                                .subtract(sum.pow(2))
                                                .doubleValue()
                                        / ((double) n * (n - 1)))
                                / scale();
            default -> throw new IllegalStateException("no oracle for " + aggregate);
        };
    }
}
