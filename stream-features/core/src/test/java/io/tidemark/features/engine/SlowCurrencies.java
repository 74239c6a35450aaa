package io.tidemark.features.engine;

import io.tidemark.schemas.Label;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Outcome;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.Verdict;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The oracle of amounts in several currencies: keeps all that came and looks at all of it for every value. Knows
 * {@link AmountSpec}s and nothing of catalogues, entities or states.
 */
final class SlowCurrencies {

    private static final Map<String, Integer> SCALES = Map.of("EUR", 100, "USD", 100, "JPY", 1, "KWD", 1000);

    /** What came, in order: a payment, or an outcome of one. */
    private record Came(long time, String customer, String terminal, Money amount, String id) {}

    private final String usual;
    private final List<Came> payments = new ArrayList<>();
    private final List<Came> outcomes = new ArrayList<>();
    private final Map<String, Label> labels = new HashMap<>();

    /** @param usual what the catalogue says; empty if nothing */
    SlowCurrencies(String usual) {
        this.usual = usual;
    }

    void label(Label label) {
        labels.merge(
                label.getTransactionId(),
                label,
                (one, other) -> other.getObservedAt().isBefore(one.getObservedAt()) ? one : other);
    }

    void outcome(Outcome outcome) {
        outcomes.add(new Came(
                outcome.getEventTime().toEpochMilli(),
                outcome.getCustomerId(),
                "",
                outcome.getAmount(),
                outcome.getTransactionId()));
    }

    void transaction(Transaction transaction) {
        payments.add(new Came(
                transaction.getEventTime().toEpochMilli(),
                transaction.getCustomerId(),
                transaction.getTerminalId(),
                transaction.getAmount(),
                transaction.getTransactionId()));
    }

    /** In which currency a feature's amounts are; nothing if it looks at none and says nothing. */
    private String rule(AmountSpec spec) {
        boolean ofAmounts = spec.ofAmounts() || spec.aggregate().equals("amount");
        return !spec.currency().isEmpty() ? spec.currency() : ofAmounts ? usual : "";
    }

    /** Whether what the catalogue says itself leaves no doubt: {@code single} hangs on what came before. */
    boolean knows(AmountSpec spec) {
        return !rule(spec).equals("single");
    }

    /** Of the transaction that came last. */
    double value(AmountSpec spec) {
        Came itself = payments.get(payments.size() - 1);
        String rule = rule(spec);
        boolean own = rule.equals("own");
        boolean asUsual = spec.currency().isEmpty() && usual.equals("EUR");
        boolean foreign = asUsual && spec.ofAmounts() && !in(itself, usual);
        if (spec.aggregate().equals("amount")) {
            return !usable(itself) || !own && !rule.isEmpty() && !in(itself, rule)
                    ? Double.NaN
                    : (double) itself.amount().getMinorUnits()
                            / SCALES.get(itself.amount().getCurrency());
        }
        boolean nobody = spec.entity().contains("terminal") && itself.terminal().isEmpty();
        if (nobody || own && itself.amount() == null) {
            return Double.NaN;
        }
        if (spec.money() && !spec.ofOutcomes() && (!usable(itself) || foreign)) {
            return Double.NaN;
        }
        String currency = own ? itself.amount().getCurrency() : rule;
        // A word of the feature's own says which events count, the catalogue's which amounts are of use.
        boolean whole = spec.currency().isEmpty() && !own;
        List<Came> inside = inside(spec, itself).stream()
                .filter(x -> whole || in(x, currency))
                .toList();
        List<Came> rows = inside.stream()
                .filter(x -> !spec.ofAmounts() || usable(x) && in(x, currency))
                .filter(x ->
                        spec.least() == 0 || (double) x.amount().getMinorUnits() / SCALES.get(currency) >= spec.least())
                .toList();
        return value(spec, itself, inside, rows, SCALES.getOrDefault(currency, 0));
    }

    private List<Came> inside(AmountSpec spec, Came itself) {
        long newEnd = itself.time() - spec.delay();
        List<Came> all = spec.ofOutcomes() ? outcomes : payments;
        return all.stream()
                .filter(x -> !spec.entity().contains("customer") || x.customer().equals(itself.customer()))
                .filter(x -> !spec.entity().contains("terminal") || x.terminal().equals(itself.terminal()))
                .filter(x -> x.id().equals(itself.id()) && !spec.ofOutcomes()
                        ? spec.holdsItself()
                        : x.time() <= newEnd && x.time() > newEnd - spec.window())
                .toList();
    }

    private double value(AmountSpec spec, Came itself, List<Came> inside, List<Came> rows, double scale) {
        int n = rows.size();
        Optional<Came> last = rows.stream().reduce((one, other) -> other.time() >= one.time() ? other : one);
        return switch (spec.aggregate()) {
            case "count" -> n;
            case "sum" -> sum(rows, 1).doubleValue() / scale;
            case "mean" -> n == 0 ? 0 : sum(rows, 1).doubleValue() / (n * scale);
            case "min" -> major(rows.stream().min(Comparator.comparing(SlowCurrencies::units)), scale);
            case "max" -> major(rows.stream().max(Comparator.comparing(SlowCurrencies::units)), scale);
            case "last" -> major(last, scale);
            case "standard_deviation" ->
                n < 2
                        ? Double.NaN
                        : Math.sqrt(sum(rows, 2)
                                                .multiply(BigInteger.valueOf(n))
                                                .subtract(sum(rows, 1).pow(2))
                                                .doubleValue()
                                        / ((double) n * (n - 1)))
                                / scale;
            case "seconds_since_last" ->
                last.map(x -> (itself.time() - x.time()) / 1000.0).orElse(Double.NaN);
            case "share" -> inside.isEmpty() ? 0 : (double) n / inside.size();
            case "fraud_rate" ->
                n == 0 ? 0 : (double) rows.stream().filter(this::fraud).count() / n;
            default -> throw new IllegalStateException("no oracle for " + spec);
        };
    }

    private boolean fraud(Came payment) {
        Label label = labels.get(payment.id());
        return label != null && label.getVerdict() == Verdict.FRAUD;
    }

    private static boolean usable(Came came) {
        Money amount = came.amount();
        return amount != null && SCALES.containsKey(amount.getCurrency()) && amount.getMinorUnits() >= 0;
    }

    private static boolean in(Came came, String currency) {
        return came.amount() != null && came.amount().getCurrency().equals(currency);
    }

    private static long units(Came came) {
        return came.amount().getMinorUnits();
    }

    private static BigInteger sum(List<Came> rows, int power) {
        return rows.stream().map(x -> BigInteger.valueOf(units(x)).pow(power)).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static double major(Optional<Came> row, double scale) {
        return row.map(x -> units(x) / scale).orElse(Double.NaN);
    }
}
