package io.tidemark.scoring.policy.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What must hold together for a condition to hold: a range for some numbers, a set for some texts, yes or no for some
 * lists, and parts that are not understood.
 *
 * @param texts of each name, which it may be, or may not be
 * @param flags lists and presences by their name
 * @param opaque parts that nobody looks into, as text; both with and without a "not" before it
 */
record Conjunction(
        Map<String, Interval> numbers, Map<String, TextSet> texts, Map<String, Boolean> flags, Set<String> opaque) {

    static final Conjunction TRUE = new Conjunction(Map.of(), Map.of(), Map.of(), Set.of());

    static Conjunction number(String name, Interval interval) {
        return new Conjunction(Map.of(name, interval), Map.of(), Map.of(), Set.of());
    }

    static Conjunction text(String name, TextSet set) {
        return new Conjunction(Map.of(), Map.of(name, set), Map.of(), Set.of());
    }

    static Conjunction flag(String name, boolean value) {
        return new Conjunction(Map.of(), Map.of(), Map.of(name, value), Set.of());
    }

    static Conjunction opaque(String part) {
        return new Conjunction(Map.of(), Map.of(), Map.of(), Set.of(part));
    }

    /** Both together; empty if they contradict one another. */
    Optional<Conjunction> and(Conjunction other) {
        Map<String, Interval> bothNumbers = new HashMap<>(numbers);
        other.numbers.forEach((name, interval) -> bothNumbers.merge(name, interval, Interval::and));
        Map<String, TextSet> bothTexts = new HashMap<>(texts);
        other.texts.forEach((name, set) -> bothTexts.merge(name, set, TextSet::and));
        Map<String, Boolean> bothFlags = new HashMap<>(flags);
        for (Map.Entry<String, Boolean> flag : other.flags.entrySet()) {
            Boolean before = bothFlags.putIfAbsent(flag.getKey(), flag.getValue());
            if (before != null && !before.equals(flag.getValue())) {
                return Optional.empty();
            }
        }
        Set<String> bothOpaque = new HashSet<>(opaque);
        bothOpaque.addAll(other.opaque);
        return Optional.of(new Conjunction(bothNumbers, bothTexts, bothFlags, bothOpaque))
                .filter(Conjunction::isPossible);
    }

    /** Whether each part of it can hold. */
    boolean isPossible() {
        return numbers.values().stream().noneMatch(Interval::isEmpty)
                && texts.values().stream().noneMatch(TextSet::isEmpty)
                && opaque.stream().noneMatch(part -> opaque.contains(Normal.negated(part)));
    }

    /** Whether this holds wherever the other one does. */
    boolean covers(Conjunction other) {
        return numbers.entrySet().stream().allMatch(each -> {
                    Interval theirs = other.numbers.get(each.getKey());
                    return theirs != null && each.getValue().covers(theirs);
                })
                && texts.entrySet().stream().allMatch(each -> {
                    TextSet theirs = other.texts.get(each.getKey());
                    return theirs != null && each.getValue().covers(theirs);
                })
                && flags.entrySet().stream().allMatch(each -> each.getValue().equals(other.flags.get(each.getKey())))
                && other.opaque.containsAll(opaque);
    }

    boolean isUnderstood() {
        return opaque.isEmpty();
    }
}
