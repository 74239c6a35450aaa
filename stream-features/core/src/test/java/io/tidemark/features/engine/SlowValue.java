package io.tidemark.features.engine;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.WindowFeature;
import io.tidemark.features.catalogue.field.DeclaredNumber;
import io.tidemark.features.engine.SlowHistory.Arrival;
import io.tidemark.schemas.Location;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One feature's value over the events of its window, each aggregate by its definition. */
record SlowValue(Catalogue catalogue, WindowFeature feature, Arrival itself, SlowHistory history) {

    private static final double EARTH_RADIUS_KM = 6_371.0088;
    private static final int MANY_ROWS = 500;

    /** @param inside the window's events, whatever the feature's filter, in order of arrival */
    Expected of(List<Arrival> inside) {
        boolean money = feature.of().isMoney();
        if (money && !itself.usable()) {
            return Expected.exactly(Double.NaN);
        }
        List<Arrival> rows = inside.stream()
                .filter(this::matches)
                .filter(x -> !money || x.usable())
                .filter(x -> !feature.of().isNumber() || number(x).isPresent())
                .toList();
        long count = rows.size();
        return switch (feature.aggregate().word()) {
            case "count" -> Expected.exactly(count);
            case "sum" -> Expected.exactly(sum(rows).doubleValue() / scale());
            case "mean" -> Expected.exactly(count == 0 ? 0 : sum(rows).doubleValue() / ((double) count * scale()));
            case "standard_deviation" -> Expected.exactly(count < 2 ? Double.NaN : standardDeviation(rows));
            case "min" -> majorUnits(amounts(rows).min(Comparator.naturalOrder()));
            case "max" -> majorUnits(amounts(rows).max(Comparator.naturalOrder()));
            case "last" -> last(rows);
            case "seconds_since_last" -> seconds(newest(rows));
            case "seconds_since_first" -> seconds(rows.stream().min(Comparator.comparing(Arrival::time)));
            case "fraud_rate" ->
                Expected.exactly(
                        count == 0
                                ? 0
                                : (double) rows.stream().filter(history::fraud).count() / count);
            case "share" -> Expected.exactly(inside.isEmpty() ? 0 : (double) count / inside.size());
            case "velocity" -> velocity(rows);
            case "distinct" -> distinct(rows, inside.size());
            case "most_frequent" -> ifCounted(rows, inside.size(), Expected.exactly(mostFrequent(rows)));
            // The order of the additions is the engine's own matter.
            case "entropy" ->
                ifCounted(
                        rows,
                        inside.size(),
                        count(rows) == 0 ? Expected.exactly(Double.NaN) : Expected.near(entropy(rows), 1e-12));
            default ->
                throw new IllegalStateException(
                        "no oracle for " + feature.aggregate().word());
        };
    }

    private boolean matches(Arrival arrival) {
        return feature.where().conditions().stream()
                .allMatch(condition -> condition.field().isNumber()
                        ? SlowNumbers.holds(condition, arrival.transaction())
                        : condition.holds(arrival.transaction(), arrival.usable()));
    }

    private Optional<BigInteger> number(Arrival arrival) {
        DeclaredNumber number = feature.of().number();
        return SlowNumbers.of(number, arrival.transaction())
                .map(value -> value.movePointRight(number.decimals()).toBigIntegerExact());
    }

    private double scale() {
        if (feature.of().isNumber()) {
            return Math.pow(10, feature.of().number().decimals());
        }
        String currency = feature.where().currency().orElse(money(itself).getCurrency());
        return currency.equals("JPY") ? 1 : 100;
    }

    private static Money money(Arrival arrival) {
        return arrival.transaction().getAmount();
    }

    /** The amount in minor units, or the number without its point. */
    private BigInteger value(Arrival row) {
        return feature.of().isNumber()
                ? number(row).orElseThrow()
                : BigInteger.valueOf(money(row).getMinorUnits());
    }

    private Stream<BigInteger> amounts(List<Arrival> rows) {
        return rows.stream().map(this::value);
    }

    private BigInteger sum(List<Arrival> rows) {
        return amounts(rows).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private Expected majorUnits(Optional<BigInteger> amount) {
        return Expected.exactly(
                amount.map(units -> units.doubleValue() / scale()).orElse(Double.NaN));
    }

    /** sqrt((n Q - S^2) / (n (n - 1))) with whole numbers under the root, each rounded once. */
    private double standardDeviation(List<Arrival> rows) {
        long n = rows.size();
        BigInteger squares = amounts(rows).map(amount -> amount.pow(2)).reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger spread =
                squares.multiply(BigInteger.valueOf(n)).subtract(sum(rows).pow(2));
        return Math.sqrt(spread.doubleValue() / (double) (n * (n - 1))) / scale();
    }

    /** Of several at one time the one that arrived last. */
    private static Optional<Arrival> newest(List<Arrival> rows) {
        BinaryOperator<Arrival> newer = (one, other) -> other.time() >= one.time() ? other : one;
        return rows.stream().reduce(newer);
    }

    private Expected seconds(Optional<Arrival> since) {
        return Expected.exactly(
                since.map(x -> (itself.time() - x.time()) / 1000.0).orElse(Double.NaN));
    }

    private Expected last(List<Arrival> rows) {
        Optional<Arrival> newest = newest(rows);
        return !feature.of().isText()
                ? majorUnits(newest.map(this::value))
                : Expected.exactly(newest.map(x -> code(text(x))).orElse(Double.NaN));
    }

    private String text(Arrival arrival) {
        Transaction transaction = arrival.transaction();
        return feature.of().text(transaction);
    }

    private double code(String text) {
        List<String> known = catalogue.dictionaries().getOrDefault(feature.of().name(), List.of());
        return text == null ? Double.NaN : known.contains(text) ? known.indexOf(text) + 1 : -1;
    }

    /** By another formula than the engine's (Vincenty's on a sphere), so to a few digits less than all. */
    private Expected velocity(List<Arrival> rows) {
        Optional<Arrival> before = newest(
                rows.stream().filter(x -> SlowFlags.located(x.transaction())).toList());
        Location to = itself.transaction().getLocation();
        if (before.isEmpty() || !SlowFlags.located(itself.transaction())) {
            return Expected.exactly(Double.NaN);
        }
        double hours = Math.max(itself.time() - before.get().time(), 1_000) / 3_600_000.0;
        double speed = kilometres(before.get().transaction().getLocation(), to) / hours;
        // A position is kept to 1e-7 degrees, which is a centimetre, and that may take a second.
        return Expected.near(speed, 1e-6 * speed + 2.5e-5 / hours);
    }

    private static double kilometres(Location from, Location to) {
        double phi = Math.toRadians(from.getLatitude());
        double psi = Math.toRadians(to.getLatitude());
        double lambda = Math.toRadians(to.getLongitude() - from.getLongitude());
        double across = Math.cos(psi) * Math.sin(lambda);
        double along = Math.cos(phi) * Math.sin(psi) - Math.sin(phi) * Math.cos(psi) * Math.cos(lambda);
        double straight = Math.sin(phi) * Math.sin(psi) + Math.cos(phi) * Math.cos(psi) * Math.cos(lambda);
        return EARTH_RADIUS_KM * Math.atan2(Math.hypot(across, along), straight);
    }

    private Map<String, Long> occurrences(List<Arrival> rows) {
        return rows.stream()
                .map(this::text)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private int count(List<Arrival> rows) {
        return occurrences(rows).size();
    }

    private double mostFrequent(List<Arrival> rows) {
        Map<String, Long> occurrences = occurrences(rows);
        long most =
                occurrences.values().stream().mapToLong(Long::longValue).max().orElse(0);
        Comparator<Double> unknownLast = Comparator.comparing(code -> code < 0 ? Double.MAX_VALUE : code);
        return occurrences.keySet().stream()
                .filter(text -> occurrences.get(text) == most)
                .map(this::code)
                .min(unknownLast)
                .orElse(Double.NaN);
    }

    private double entropy(List<Arrival> rows) {
        Map<String, Long> occurrences = occurrences(rows);
        double total = occurrences.values().stream().mapToLong(Long::longValue).sum();
        return occurrences.values().stream()
                .mapToDouble(n -> -(n / total) * Math.log(n / total) / Math.log(2))
                .sum();
    }

    private Expected distinct(List<Arrival> rows, int inside) {
        int number = count(rows);
        int bound = feature.exactUpTo();
        Expected exactly = Expected.exactly(number);
        if (!mayBeEstimated(number, inside)) {
            return exactly;
        }
        // Four standard errors of 3.25 %, and one for so few that an error is a whole collision.
        double low = number * 0.87 - 1;
        double high = orCameSince(rows) * 1.13 + 1;
        return number > bound ? new Expected(Double.NaN, low, high, false) : exactly.orBetween(low, high);
    }

    /** The estimate for a late event may count the texts that came first after its window. */
    private int orCameSince(List<Arrival> rows) {
        long newEnd = itself.time() - feature.delay().toMillis();
        Stream<Arrival> since = history.arrivals().stream()
                .filter(x -> newEnd < x.time() && x.time() <= history.newest())
                .filter(this::matches);
        boolean late = itself.time() < history.newest();
        return count(late ? Stream.concat(rows.stream(), since).toList() : rows);
    }

    private Expected ifCounted(List<Arrival> rows, int inside, Expected exactly) {
        if (count(rows) > feature.exactUpTo()) {
            return Expected.exactly(Double.NaN);
        }
        return mayBeEstimated(count(rows), inside) ? exactly.orNothing() : exactly;
    }

    /**
     * Once there were too many, it counts again when an estimate says that half the bound is left, and if it has many
     * rows later than that; a late event is asked after that.
     */
    private boolean mayBeEstimated(int number, int inside) {
        List<Arrival> all = history.arrivals().stream().filter(this::matches).toList();
        boolean late = itself.time() < history.newest();
        boolean many = inside > MANY_ROWS;
        return count(all) > feature.exactUpTo() && (late || many || number > 0.4 * feature.exactUpTo() - 2);
    }
}
