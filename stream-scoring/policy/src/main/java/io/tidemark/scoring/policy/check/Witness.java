package io.tidemark.scoring.policy.check;

import io.tidemark.scoring.policy.node.Row;
import io.tidemark.scoring.policy.rule.Condition;
import io.tidemark.scoring.policy.rule.Slots;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An event that shows a finding. It is believed only after the conditions themselves have been asked.
 *
 * @param values by the names of conditions
 */
record Witness(Map<String, Object> values) {

    private static final String HAS = "has(";
    private static final String LISTS = "lists.";

    /** An event for which all of this holds; empty if a part of it is not understood or nobody finds one. */
    static Optional<Witness> of(Conjunction conjunction, Slots slots, Condition... conditions) {
        if (!conjunction.isUnderstood()) {
            return Optional.empty();
        }
        Map<String, Object> values = new LinkedHashMap<>();
        conjunction.flags().forEach((name, value) -> {
            if (name.startsWith(LISTS)) {
                values.put(name, value);
            } else if (value) {
                String path = name.substring(HAS.length(), name.length() - 1);
                values.put(path, slots.numbers().contains(path) ? (Object) 1.0 : "any");
            }
        });
        conjunction.numbers().forEach((name, interval) -> values.put(name, interval.example()));
        conjunction.texts().forEach((name, set) -> values.put(name, set.example()));
        Witness witness = new Witness(values);
        return Stream.of(conditions).allMatch(condition -> witness.makes(condition, slots))
                ? Optional.of(witness)
                : Optional.empty();
    }

    private boolean makes(Condition condition, Slots slots) {
        Row row = slots.row();
        for (int slot = 0; slot < slots.numbers().size(); slot++) {
            if (values.get(slots.numbers().get(slot)) instanceof Double number) {
                row.number(slot, number);
            }
        }
        for (int slot = 0; slot < slots.texts().size(); slot++) {
            row.text(slot, (String) values.get(slots.texts().get(slot)));
        }
        for (int slot = 0; slot < slots.lists().size(); slot++) {
            row.listed(
                    slot, Boolean.TRUE.equals(values.get(LISTS + slots.lists().get(slot))));
        }
        return condition.truth().of(row) && !row.failed();
    }

    /** As in {@code transaction.country = "DE", score = 0.9}. */
    @Override
    public String toString() {
        return values.isEmpty()
                ? "any event"
                : values.entrySet().stream()
                        .map(each -> each.getKey() + " = "
                                + (each.getValue() instanceof String text ? "\"" + text + "\"" : each.getValue()))
                        .collect(Collectors.joining(", "));
    }
}
