package io.tidemark.features.engine;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.WindowFeature;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.Verdict;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** The oracle: keeps everything that ever arrived for one entity and looks at all of it for every value. */
final class SlowHistory {

    private final Catalogue catalogue;
    private final String entity;
    private final List<Transaction> arrived = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();

    SlowHistory(Catalogue catalogue, String entity) {
        this.catalogue = catalogue;
        this.entity = entity;
    }

    void label(Label label) {
        labels.add(label);
    }

    void insert(Transaction transaction) {
        arrived.add(transaction);
    }

    /** Whether a transaction in another currency is still held after the retention, by the newest event time. */
    boolean mixesCurrencies(Transaction transaction, long retention) {
        return held(newest(transaction), retention).stream().anyMatch(t -> !t.getAmount()
                .getCurrency()
                .equals(transaction.getAmount().getCurrency()));
    }

    private List<Transaction> held(long newest, long retention) {
        return arrived.stream().filter(t -> time(t) > newest - retention).toList();
    }

    private long newest(Transaction coming) {
        return Math.max(
                time(coming),
                arrived.stream().mapToLong(SlowHistory::time).max().orElse(Long.MIN_VALUE));
    }

    /**
     * The features of the transaction that was inserted last.
     *
     * @param kept rows up to this time have been dropped
     */
    double[] vector(long kept) {
        double[] vector = new double[catalogue.features().size()];
        Arrays.fill(vector, -1);
        for (WindowFeature feature : catalogue.windows(entity)) {
            vector[catalogue.features().indexOf(feature)] = value(feature, arrived.get(arrived.size() - 1), kept);
        }
        return vector;
    }

    double[] vector() {
        return vector(Long.MIN_VALUE);
    }

    private double value(WindowFeature feature, Transaction itself, long kept) {
        List<Transaction> population = inside(feature, itself, kept);
        List<Transaction> inside =
                population.stream().filter(x -> feature.where().matches(x)).toList();
        long count = inside.size();
        int scale = itself.getAmount().getCurrency().equals("JPY") ? 1 : 100;
        return switch (feature.aggregate().word()) {
            case "count" -> count;
            case "sum" -> quotient(sum(inside), scale);
            case "mean" -> count == 0 ? 0 : quotient(sum(inside), count * scale);
            case "standard_deviation" -> deviation(inside, scale);
            case "min" -> amounts(inside).min().orElse(Double.NaN) / scale;
            case "max" -> amounts(inside).max().orElse(Double.NaN) / scale;
            case "fraud_rate" -> count == 0 ? 0 : (double) frauds(inside) / count;
            case "share" -> population.isEmpty() ? 0 : (double) count / population.size();
            case "distinct" -> tally(feature, inside).size();
            case "entropy" -> entropy(tally(feature, inside));
            case "most_frequent" -> mostFrequent(feature, tally(feature, inside));
            case "last" -> last(feature, inside, scale);
            case "seconds_since_last" -> seconds(itself, count == 0 ? null : inside.get(inside.size() - 1));
            case "seconds_since_first" -> seconds(itself, count == 0 ? null : inside.get(0));
            case "velocity" -> velocity(itself, inside);
            default -> throw new IllegalStateException(feature.aggregate().word());
        };
    }

    /** Those of the window in the order of their times, of one time in the order of arrival. */
    @SuppressWarnings("ReferenceEquality") // the one transaction, not another that says the same
    private List<Transaction> inside(WindowFeature feature, Transaction itself, long kept) {
        boolean leaveOut = feature.delay().isZero() && !feature.includesItself();
        return arrived.stream()
                .filter(x -> inside(feature, time(x), time(itself)))
                .filter(x -> time(x) > kept || x == itself)
                .filter(x -> !(leaveOut && x == itself))
                .sorted(Comparator.comparing(SlowHistory::time))
                .toList();
    }

    private static BigInteger sum(List<Transaction> inside) {
        return inside.stream().map(SlowHistory::amount).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static DoubleStream amounts(List<Transaction> inside) {
        return inside.stream().mapToDouble(x -> x.getAmount().getMinorUnits());
    }

    /** The textbook's two passes, in 60 digits. */
    private static double deviation(List<Transaction> inside, int scale) {
        if (inside.size() < 2) {
            return Double.NaN;
        }
        MathContext digits = new MathContext(60);
        BigDecimal mean = new BigDecimal(sum(inside)).divide(BigDecimal.valueOf(inside.size()), digits);
        BigDecimal squares = inside.stream()
                .map(x -> new BigDecimal(amount(x)).subtract(mean).pow(2))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Math.sqrt(squares.divide(BigDecimal.valueOf(inside.size() - 1), digits)
                        .doubleValue())
                / scale;
    }

    private static Map<String, Long> tally(WindowFeature feature, List<Transaction> inside) {
        return inside.stream()
                .map(x -> feature.of().text(x))
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(text -> text, TreeMap::new, Collectors.counting()));
    }

    private static double entropy(Map<String, Long> tally) {
        if (tally.isEmpty()) {
            return Double.NaN;
        }
        double total = tally.values().stream().mapToLong(n -> n).sum();
        return -tally.values().stream()
                .mapToDouble(n -> n / total * Math.log(n / total) / Math.log(2))
                .sum();
    }

    private double mostFrequent(WindowFeature feature, Map<String, Long> tally) {
        List<String> known = catalogue.dictionaries().get(feature.of().name());
        long most = tally.values().stream().mapToLong(n -> n).max().orElse(0);
        return tally.entrySet().stream()
                .filter(entry -> entry.getValue() == most)
                .map(entry -> known.indexOf(entry.getKey()))
                .min(Comparator.comparing(index -> index < 0 ? Integer.MAX_VALUE : index))
                .map(index -> index < 0 ? -1.0 : index + 1.0)
                .orElse(Double.NaN);
    }

    private double last(WindowFeature feature, List<Transaction> inside, int scale) {
        if (inside.isEmpty()) {
            return Double.NaN;
        }
        Transaction last = inside.get(inside.size() - 1);
        if (feature.of().isMoney()) {
            return (double) last.getAmount().getMinorUnits() / scale;
        }
        String text = feature.of().text(last);
        int index = catalogue.dictionaries().get(feature.of().name()).indexOf(text);
        return text == null ? Double.NaN : index < 0 ? -1 : index + 1;
    }

    private static double seconds(Transaction itself, Transaction other) {
        return other == null ? Double.NaN : (time(itself) - time(other)) / 1000.0;
    }

    /** By the law of cosines, where the engine uses haversines. */
    private static double velocity(Transaction itself, List<Transaction> inside) {
        List<Transaction> located =
                inside.stream().filter(x -> x.getLocation() != null).toList();
        if (itself.getLocation() == null || located.isEmpty()) {
            return Double.NaN;
        }
        Transaction before = located.get(located.size() - 1);
        double a = Math.toRadians(before.getLocation().getLatitude());
        double b = Math.toRadians(itself.getLocation().getLatitude());
        double c = Math.toRadians(
                itself.getLocation().getLongitude() - before.getLocation().getLongitude());
        double cosine = Math.sin(a) * Math.sin(b) + Math.cos(a) * Math.cos(b) * Math.cos(c);
        double kilometres = 6_371.0088 * Math.acos(Math.max(-1, Math.min(1, cosine)));
        return kilometres / (Math.max(1_000, time(itself) - time(before)) / 3_600_000.0);
    }

    private long frauds(List<Transaction> inside) {
        return inside.stream().filter(x -> fraud(x.getTransactionId())).count();
    }

    private boolean fraud(String transactionId) {
        return labels.stream()
                .filter(label -> label.getTransactionId().equals(transactionId))
                .sorted(Comparator.comparing(Label::getObservedAt))
                .reduce((earlier, later) -> later)
                .filter(label -> label.getVerdict() == Verdict.FRAUD)
                .isPresent();
    }

    private static boolean inside(WindowFeature feature, long x, long t) {
        long d = feature.delay().toMillis();
        long w = feature.window().toMillis();
        return t - d - w < x && x <= t - d;
    }

    private static long time(Transaction transaction) {
        return transaction.getEventTime().toEpochMilli();
    }

    private static BigInteger amount(Transaction transaction) {
        return BigInteger.valueOf(transaction.getAmount().getMinorUnits());
    }

    private static double quotient(BigInteger sum, long by) {
        return new BigDecimal(sum)
                .divide(BigDecimal.valueOf(by), new MathContext(60))
                .doubleValue();
    }
}
