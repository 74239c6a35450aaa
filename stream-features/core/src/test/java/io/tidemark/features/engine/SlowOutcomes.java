package io.tidemark.features.engine;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.WindowFeature;
import io.tidemark.schemas.Outcome;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The oracle of one entity's outcomes: keeps all that was said, by transaction, kind and time, and looks at all of it
 * for every value.
 */
final class SlowOutcomes {

    /** What counts of one outcome now. */
    record Said(Outcome outcome, long known, boolean usable) {

        long time() {
            return outcome.getEventTime().toEpochMilli();
        }
    }

    private static final Set<String> OF_TEXTS = Set.of("distinct", "entropy");

    private final Catalogue catalogue;
    private final List<WindowFeature> features;
    private final long lateness;
    /** In the order in which each was said first. */
    private final Map<List<Object>, Said> said = new LinkedHashMap<>();
    /** Every amount that was of use when it came. */
    private final List<Outcome> amounts = new ArrayList<>();

    private long newest = Long.MIN_VALUE;
    private long forgottenUpTo = Long.MIN_VALUE;
    private long taken;

    SlowOutcomes(Catalogue catalogue, String entity, Duration lateness) {
        this.catalogue = catalogue;
        this.features = catalogue.windows(entity);
        this.lateness = lateness.toMillis();
    }

    /** Number of outcomes taken in. */
    long taken() {
        return taken;
    }

    long reach() {
        return features.stream()
                .mapToLong(feature -> feature.reach().toMillis())
                .max()
                .orElse(0);
    }

    /**
     * Whether a feature may be made of a part of its window: where some of it is forgotten, and where texts are to be
     * counted of so many outcomes that only the newest are looked at.
     */
    boolean mayBePartial(String name, long time) {
        WindowFeature feature = features.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        boolean looksAtAll = OF_TEXTS.contains(feature.aggregate().word());
        // What was taken back is looked at, too, and counts for nothing.
        return time - reach() < forgottenUpTo
                || looksAtAll
                        && within(feature, time, feature.window().toMillis()).count() > TallyHindsight.MOST_ROWS;
    }

    private Stream<Said> within(WindowFeature feature, long time, long width) {
        long end = time - feature.delay().toMillis();
        return said.values().stream().filter(x -> x.time() > Math.max(forgottenUpTo, end - width) && x.time() <= end);
    }

    private static long known(Outcome outcome) {
        Instant observed = Objects.requireNonNullElse(outcome.getObservedAt(), outcome.getEventTime());
        return Math.max(observed.toEpochMilli(), outcome.getEventTime().toEpochMilli());
    }

    void take(Outcome outcome) {
        long time = outcome.getEventTime().toEpochMilli();
        if (time <= forgottenUpTo) {
            return;
        }
        taken++;
        List<Object> key = List.of(outcome.getTransactionId(), outcome.getKind(), time);
        Said before = said.get(key);
        if (before != null && before.known() > known(outcome)) {
            return;
        }
        boolean usable = usable(outcome, Math.max(forgottenUpTo, Math.max(time, newest) - reach() - lateness));
        said.put(key, new Said(outcome, known(outcome), usable));
        if (usable) {
            amounts.add(outcome);
        }
        moveOn(time);
    }

    private boolean usable(Outcome outcome, long horizon) {
        if (outcome.getWithdrawn() || outcome.getAmount() == null) {
            return false;
        }
        String currency = outcome.getAmount().getCurrency();
        if (catalogue.namesItsCurrency()) {
            return currency.equals(catalogue.currency());
        }
        boolean meet = features.stream()
                .anyMatch(feature ->
                        feature.of().isMoney() && feature.where().currency().isEmpty());
        return !meet
                || amounts.stream()
                        .filter(other -> other.getEventTime().toEpochMilli() > horizon)
                        .allMatch(other -> other.getAmount().getCurrency().equals(currency));
    }

    private void moveOn(long time) {
        if (time >= newest) {
            newest = time;
            forgottenUpTo = Math.max(forgottenUpTo, newest - reach() - lateness);
        }
    }

    /** @param partial features that are made of so many milliseconds of history only */
    Map<String, Expected> ask(long time, Map<String, Long> partial) {
        Map<String, Expected> values = new LinkedHashMap<>();
        for (WindowFeature feature : features) {
            long width = partial.getOrDefault(feature.name(), feature.window().toMillis());
            values.put(feature.name(), value(feature, inForce(feature, time, width), time));
        }
        if (taken > 0) {
            moveOn(time);
        }
        return values;
    }

    private List<Said> inForce(WindowFeature feature, long time, long width) {
        return within(feature, time, width)
                .filter(x -> !x.outcome().getWithdrawn())
                .toList();
    }

    private Expected value(WindowFeature feature, List<Said> inside, long time) {
        List<Said> rows = inside.stream()
                .filter(x -> matches(feature, x))
                .filter(x -> !feature.of().isMoney() || x.usable())
                .toList();
        long n = rows.size();
        double scale = rows.isEmpty()
                        || !feature.of().isMoney()
                        || !currency(rows.get(0)).equals("JPY")
                ? 100
                : 1;
        BigInteger sum = BigInteger.ZERO;
        BigInteger squares = BigInteger.ZERO;
        for (Said row : feature.of().isMoney() ? rows : List.<Said>of()) {
            sum = sum.add(units(row));
            squares = squares.add(units(row).pow(2));
        }
        Optional<Said> last = rows.stream().reduce((a, b) -> b.time() >= a.time() ? b : a);
        return switch (feature.aggregate().word()) {
            case "count" -> Expected.exactly(n);
            case "share" -> Expected.exactly(inside.isEmpty() ? 0 : (double) n / inside.size());
            case "sum" -> Expected.exactly(sum.doubleValue() / scale);
            case "mean" -> Expected.exactly(n == 0 ? 0 : sum.doubleValue() / (n * scale));
            case "standard_deviation" ->
                Expected.exactly(
                        n < 2
                                ? Double.NaN
                                : Math.sqrt(squares.multiply(BigInteger.valueOf(n))
                                                        .subtract(sum.pow(2))
                                                        .doubleValue()
                                                / (double) (n * (n - 1)))
                                        / scale);
            case "min" -> major(rows.stream().map(SlowOutcomes::units).min(Comparator.naturalOrder()), scale);
            case "max" -> major(rows.stream().map(SlowOutcomes::units).max(Comparator.naturalOrder()), scale);
            case "last" -> major(last.map(SlowOutcomes::units), scale);
            case "seconds_since_last" -> seconds(last, time);
            case "seconds_since_first" -> seconds(rows.stream().min(Comparator.comparing(Said::time)), time);
            case "distinct" -> Expected.exactly(texts(feature, rows).size());
            case "entropy" -> entropy(texts(feature, rows));
            default -> throw new IllegalStateException("no oracle for " + feature.aggregate());
        };
    }

    private static boolean matches(WindowFeature feature, Said row) {
        return feature.where().conditions().stream().allMatch(condition -> {
            String text =
                    switch (condition.field().name()) {
                        case "kind" -> row.outcome().getKind().name().toLowerCase(Locale.ROOT);
                        case "code" -> row.outcome().getCode();
                        case "currency" -> row.outcome().getAmount() == null ? null : currency(row);
                        default -> null;
                    };
            return switch (condition.operator()) {
                case EQUAL, IN -> text != null && condition.texts().contains(text);
                case NOT_EQUAL -> text != null && !condition.texts().contains(text);
                case MISSING -> text == null;
                case AT_LEAST ->
                    row.usable()
                            && units(row).doubleValue()
                                    >= condition.number() * (currency(row).equals("JPY") ? 1 : 100);
                default -> throw new IllegalStateException("no oracle for " + condition);
            };
        });
    }

    private static String currency(Said row) {
        return row.outcome().getAmount().getCurrency();
    }

    private static BigInteger units(Said row) {
        return BigInteger.valueOf(row.outcome().getAmount().getMinorUnits());
    }

    private static Expected major(Optional<BigInteger> units, double scale) {
        return Expected.exactly(units.map(all -> all.doubleValue() / scale).orElse(Double.NaN));
    }

    private static Expected seconds(Optional<Said> since, long time) {
        return Expected.exactly(since.map(x -> (time - x.time()) / 1000.0).orElse(Double.NaN));
    }

    private static Map<String, Long> texts(WindowFeature feature, List<Said> rows) {
        boolean code = feature.of().name().equals("code");
        return rows.stream()
                .map(row ->
                        code ? row.outcome().getCode() : row.outcome().getKind().name())
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static Expected entropy(Map<String, Long> texts) {
        double all = texts.values().stream().mapToLong(Long::longValue).sum();
        double bits = texts.values().stream()
                .mapToDouble(n -> -(n / all) * Math.log(n / all) / Math.log(2))
                .sum();
        return all == 0 ? Expected.exactly(Double.NaN) : Expected.near(bits, 1e-12);
    }
}
