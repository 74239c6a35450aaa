package io.tidemark.features.catalogue.field;

import io.tidemark.features.catalogue.field.Condition.Operator;
import io.tidemark.schemas.Transaction;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which events of a window count: those for which all conditions hold. */
public record Filter(List<Condition> conditions) implements Serializable {

    /** Every event counts. */
    public static final Filter ALL = new Filter(List.of());

    public Filter {
        conditions = List.copyOf(conditions);
    }

    public static Filter of(Condition... conditions) {
        return new Filter(List.of(conditions));
    }

    public boolean isAll() {
        return conditions.isEmpty();
    }

    /** The one currency that it lets through; empty if it lets through several. */
    public Optional<String> currency() {
        return conditions.stream()
                .filter(condition -> condition.field().equals(Field.CURRENCY)
                        && (condition.operator() == Operator.EQUAL || condition.operator() == Operator.IN)
                        && condition.texts().size() == 1)
                .map(condition -> condition.texts().get(0))
                .findFirst();
    }

    /** Whether any condition is about the currency. */
    public boolean comparesCurrencies() {
        return conditions.stream().anyMatch(condition -> condition.field().equals(Field.CURRENCY));
    }

    /** Whether any condition is about the amount. */
    public boolean comparesAmounts() {
        return conditions.stream().anyMatch(condition -> condition.field().isMoney());
    }

    /** The same of the transactions in one currency. */
    public Filter inCurrency(String code) {
        Condition there = Condition.text(Field.CURRENCY, Operator.EQUAL, code);
        return new Filter(Stream.concat(Stream.of(there), conditions.stream()).toList());
    }

    /**
     * Whether a checked transaction counts.
     *
     * @param amountUsable whether its amount can be compared with those of the catalogue; one that cannot counts as
     *     missing
     */
    public boolean matches(Transaction transaction, boolean amountUsable) {
        for (Condition condition : conditions) {
            if (!condition.holds(transaction, amountUsable)) {
                return false;
            }
        }
        return true;
    }

    /** The same text for the same filter. */
    public String canonical() {
        return conditions.stream().map(Condition::canonical).collect(Collectors.joining(" and "));
    }
}
