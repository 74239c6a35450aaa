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
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

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

    /** Whether the amounts held when it came, and its own, exceed 64 bits. */
    boolean overflows(Transaction transaction, long retention) {
        long newest = arrived.stream().mapToLong(SlowHistory::time).max().orElse(time(transaction));
        return held(newest, retention).stream()
                        .map(SlowHistory::amount)
                        .reduce(amount(transaction), BigInteger::add)
                        .bitLength()
                > 63;
    }

    private List<Transaction> held(long newest, long retention) {
        return arrived.stream().filter(t -> time(t) > newest - retention).toList();
    }

    private long newest(Transaction coming) {
        return Math.max(
                time(coming),
                arrived.stream().mapToLong(SlowHistory::time).max().orElse(Long.MIN_VALUE));
    }

    /** The features of the transaction that was inserted last. */
    double[] vector() {
        double[] vector = new double[catalogue.features().size()];
        for (WindowFeature feature : catalogue.windows(entity)) {
            vector[catalogue.features().indexOf(feature)] = value(feature, arrived.get(arrived.size() - 1));
        }
        return vector;
    }

    @SuppressWarnings("ReferenceEquality") // the one transaction, not another that says the same
    private double value(WindowFeature feature, Transaction itself) {
        boolean leaveOut = feature.delay().isZero() && !feature.includesItself();
        List<Transaction> inside = arrived.stream()
                .filter(x -> inside(feature, time(x), time(itself)))
                .filter(x -> !(leaveOut && x == itself))
                .toList();
        long count = inside.size();
        BigInteger sum = inside.stream().map(SlowHistory::amount).reduce(BigInteger.ZERO, BigInteger::add);
        int scale = itself.getAmount().getCurrency().equals("JPY") ? 1 : 100;
        return switch (feature.aggregate()) {
            case COUNT -> count;
            case SUM -> quotient(sum, scale);
            case MEAN -> count == 0 ? 0 : quotient(sum, count * scale);
            case FRAUD_RATE -> count == 0 ? 0 : (double) Math.min(count, frauds(feature, time(itself))) / count;
        };
    }

    /** One per transaction of which the label in force says fraud: the last observed since one first said so. */
    private long frauds(WindowFeature feature, long now) {
        return labels.stream()
                .map(Label::getTransactionId)
                .distinct()
                .map(this::inForce)
                .filter(Objects::nonNull)
                .filter(label -> label.getVerdict() == Verdict.FRAUD)
                .filter(label -> inside(feature, label.getEventTime().toEpochMilli(), now))
                .count();
    }

    private Label inForce(String transactionId) {
        return labels.stream()
                .filter(label -> label.getTransactionId().equals(transactionId))
                .dropWhile(label -> label.getVerdict() != Verdict.FRAUD)
                .sorted(Comparator.comparing(Label::getObservedAt))
                .reduce((earlier, later) -> later)
                .orElse(null);
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
