package io.tidemark.features.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.Entities;
import io.tidemark.features.catalogue.EventFeature;
import io.tidemark.features.catalogue.Feature;
import io.tidemark.features.catalogue.RatioFeature;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.Transaction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The oracle of the whole catalogue: one {@link SlowHistory} for each customer, terminal and so on. */
final class SlowEngine {

    private final Catalogue catalogue;
    private final Map<List<String>, SlowHistory> histories = new HashMap<>();
    private final Map<String, Transaction> seen = new HashMap<>();
    /** All that was said of a transaction: a new history may still need it. */
    private final Map<String, List<Label>> labels = new HashMap<>();

    private Set<String> flags = Set.of();

    SlowEngine(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    void label(Label label) {
        labels.computeIfAbsent(label.getTransactionId(), id -> new ArrayList<>())
                .add(label);
        Transaction target = seen.get(label.getTransactionId());
        if (target != null) {
            histories(target).values().forEach(history -> history.label(label));
        }
    }

    /** Why a transaction is refused that comes now; where it is not, it is in all its histories. */
    Optional<String> refusal(Transaction transaction) {
        Transaction before = seen.putIfAbsent(transaction.getTransactionId(), transaction);
        if (before != null) {
            return Optional.of(
                    before.toString().equals(transaction.toString()) ? "duplicate" : "conflicting_duplicate");
        }
        flags = SlowFlags.of(catalogue, transaction);
        for (SlowHistory history : histories(transaction).values()) {
            if (history.foreign(catalogue, transaction)) {
                flags.add("mixed_currency");
            }
            labels.getOrDefault(transaction.getTransactionId(), List.of()).forEach(history::label);
            history.insert(catalogue, transaction);
        }
        return Optional.empty();
    }

    /** Why values of the transaction that came last are missing. */
    Set<String> flags() {
        return flags;
    }

    /** By entity, in the order of the stages, those that the transaction says. */
    private Map<String, SlowHistory> histories(Transaction transaction) {
        Map<String, SlowHistory> found = new LinkedHashMap<>();
        for (String entity : catalogue.stages()) {
            List<String> key = new ArrayList<>(List.of(entity));
            Entities.fields(entity).forEach(field -> key.add(field.text(transaction)));
            boolean named =
                    !entity.contains("terminal") || !transaction.getTerminalId().isEmpty();
            if (named && key.stream().allMatch(Objects::nonNull)) {
                found.put(entity, histories.computeIfAbsent(key, k -> new SlowHistory(entity, EntityEngine.LATENESS)));
            }
        }
        return found;
    }

    /** Whether the vector of the transaction that came last is right. */
    void check(Transaction transaction, double[] vector) {
        Map<String, Expected> expected = new HashMap<>();
        histories(transaction).values().forEach(history -> expected.putAll(history.values(catalogue)));
        for (Feature feature : catalogue.features()) {
            Expected value = expected.getOrDefault(feature.name(), other(feature, transaction, vector));
            double actual = vector[catalogue.featureNames().indexOf(feature.name())];
            assertThat(value.allows(actual))
                    .as("%s of %s is %s, expected %s", feature, transaction.getTransactionId(), actual, value)
                    .isTrue();
        }
    }

    /** A feature of the event, a ratio, or of an entity that the transaction does not say. */
    private Expected other(Feature feature, Transaction transaction, double[] vector) {
        if (feature instanceof RatioFeature ratio) {
            double of = vector[catalogue.featureNames().indexOf(ratio.of())];
            double to = vector[catalogue.featureNames().indexOf(ratio.to())];
            return Expected.exactly(to == 0 ? Double.NaN : of / to);
        }
        if (feature instanceof EventFeature event) {
            return Expected.exactly(
                    switch (event.transform()) {
                        case AMOUNT ->
                            flags.stream().anyMatch(flag -> flag.contains("amount") || flag.contains("currency"))
                                    ? Double.NaN
                                    : (double) transaction.getAmount().getMinorUnits()
                                            / (transaction
                                                            .getAmount()
                                                            .getCurrency()
                                                            .equals("JPY")
                                                    ? 1
                                                    : 100);
                        case CODE -> code(event, transaction);
                        case NUMBER ->
                            event.of().isNumber()
                                    ? SlowNumbers.of(event.of().number(), transaction)
                                            .map(BigDecimal::doubleValue)
                                            .orElse(Double.NaN)
                                    : number(event.of().text(transaction));
                        default -> throw new IllegalStateException("no oracle for " + event.transform());
                    });
        }
        return Expected.exactly(Double.NaN);
    }

    /** As decimals are written in ASCII; what is none is missing. */
    private static double number(String text) {
        if (text == null || text.chars().anyMatch(c -> c > 127)) {
            return Double.NaN;
        }
        try {
            double value = new BigDecimal(text.strip()).doubleValue();
            return Double.isInfinite(value) ? Double.NaN : value;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private double code(EventFeature feature, Transaction transaction) {
        String text = feature.of().text(transaction);
        int place = catalogue.dictionaries().get(feature.of().name()).indexOf(text);
        return text == null ? Double.NaN : place < 0 ? -1 : place + 1;
    }
}
