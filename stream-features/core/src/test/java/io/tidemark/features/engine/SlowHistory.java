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
        return switch (feature.aggregate().word()) {
            case "count" -> count;
            case "sum" -> quotient(sum, scale);
            case "mean" -> count == 0 ? 0 : quotient(sum, count * scale);
            case "fraud_rate" -> count == 0 ? 0 : (double) frauds(inside) / count;
            default -> throw new IllegalStateException(feature.aggregate().word());
        };
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
