package io.tidemark.scoring.policy.check;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Texts.
 *
 * @param members all of them, or all that are not in it
 * @param isExcluded true: every text but the members
 */
record TextSet(Set<String> members, boolean isExcluded) {

    static TextSet of(Set<String> members) {
        return new TextSet(members, false);
    }

    static TextSet without(Set<String> members) {
        return new TextSet(members, true);
    }

    boolean contains(String text) {
        return members.contains(text) != isExcluded;
    }

    TextSet and(TextSet other) {
        if (isExcluded && other.isExcluded) {
            Set<String> all = new LinkedHashSet<>(members);
            all.addAll(other.members);
            return without(all);
        }
        TextSet stated = isExcluded ? other : this;
        TextSet filter = isExcluded ? this : other;
        Set<String> left = new LinkedHashSet<>(stated.members);
        left.removeIf(text -> !filter.contains(text));
        return of(left);
    }

    boolean isEmpty() {
        return !isExcluded && members.isEmpty();
    }

    /** Whether every text of the other one is one of this. */
    boolean covers(TextSet other) {
        return other.isExcluded
                ? isExcluded && other.members.containsAll(members)
                : other.members.stream().allMatch(this::contains);
    }

    /** A text in it. */
    String example() {
        if (!isExcluded) {
            return members.iterator().next();
        }
        String text = "other";
        while (members.contains(text)) {
            text += "-other";
        }
        return text;
    }
}
