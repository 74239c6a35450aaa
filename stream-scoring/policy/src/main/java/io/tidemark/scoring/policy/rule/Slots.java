package io.tidemark.scoring.policy.rule;

import io.tidemark.scoring.policy.node.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives out a slot for each name that conditions use, so that only what is used is looked up for a transaction. Shared
 * by all conditions of a policy.
 */
public final class Slots {

    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final Map<String, Integer> texts = new LinkedHashMap<>();
    private final Map<String, Integer> lists = new LinkedHashMap<>();

    int number(String name) {
        return numbers.computeIfAbsent(name, any -> numbers.size());
    }

    int text(String name) {
        return texts.computeIfAbsent(name, any -> texts.size());
    }

    int list(String name) {
        return lists.computeIfAbsent(name, any -> lists.size());
    }

    /** Names in the order of their slots, as conditions write them: {@code features.X}, {@code score}, ... */
    public List<String> numbers() {
        return List.copyOf(numbers.keySet());
    }

    /** Names in the order of their slots: {@code transaction.country}, {@code transaction.attributes.X}, ... */
    public List<String> texts() {
        return List.copyOf(texts.keySet());
    }

    /** Names of lists in the order of their slots. */
    public List<String> lists() {
        return List.copyOf(lists.keySet());
    }

    /** A row that holds all slots that were given out up to now. */
    public Row row() {
        return new Row(numbers.size(), texts.size(), lists.size());
    }

    /** What a failure of a row was about, in words. */
    public String missing(Row.Failure failure) {
        return switch (failure.kind()) {
            case NUMBER -> numbers().get(failure.slot());
            case TEXT -> texts().get(failure.slot());
            case NO_NUMBER -> "a quotient that is no number";
        };
    }

    /** Every name that is in use. */
    public List<String> all() {
        List<String> names = new ArrayList<>(numbers.keySet());
        names.addAll(texts.keySet());
        lists.keySet().forEach(list -> names.add("lists." + list));
        return names;
    }
}
