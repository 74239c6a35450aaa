package io.tidemark.scoring.policy.simulate;

import io.tidemark.schemas.Decision;
import io.tidemark.schemas.PolicyTrace;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.ShadowPolicy;
import io.tidemark.scoring.policy.Lane;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Sums up decisions on record beside which one policy watched. A transaction that was scored again counts once, as it
 * was first: records of one partition are to be given in their order. Not thread-safe.
 */
public final class ShadowComparison {

    private static final int MOST_EXAMPLES = 2;
    private static final int COUNT = 0;

    private final String sha256;
    private final Set<String> known = new HashSet<>();
    private final Set<String> customers = new HashSet<>();
    private final Map<Key, Cell> cells = new TreeMap<>(
            Comparator.comparing(Key::real).thenComparing(Key::shadow).thenComparing(Key::part));
    private final Map<String, Long> decidedBy = new TreeMap<>();
    private final Map<String, Long> degraded = new TreeMap<>();
    private String name = "";
    private Instant from;
    private Instant to;
    private long others;
    private long unheard;

    private record Key(Decision real, Decision shadow, String part) {

        boolean differs() {
            return real != shadow;
        }
    }

    private static final class Cell {

        private final Sums sums = new Sums();
        private final List<String> examples = new ArrayList<>();
    }

    /** @param sha256 of the text that watched and is looked at */
    public ShadowComparison(String sha256) {
        this.sha256 = sha256;
    }

    /** Counts one more; of one that is not compared only that, and why. */
    public void add(Score recorded) {
        if (!known.add(recorded.getTransaction().getTransactionId())) {
            return;
        }
        ShadowPolicy shadow = recorded.getShadowPolicy();
        if (shadow == null) {
            unheard++;
        } else if (!shadow.getTrace().getSha256().equals(sha256)) {
            others++;
        } else {
            name = name(shadow.getTrace());
            Set<String> flags = new LinkedHashSet<>(recorded.getFlags());
            flags.addAll(shadow.getFlags());
            if (flags.isEmpty()) {
                compare(recorded, shadow);
            } else {
                flags.forEach(flag -> degraded.merge(flag, 1L, Long::sum));
            }
        }
    }

    private void compare(Score recorded, ShadowPolicy shadow) {
        Key key = new Key(recorded.getDecision(), shadow.getDecision(), part(shadow.getTrace()));
        Cell cell = cells.computeIfAbsent(key, any -> new Cell());
        String customer = recorded.getTransaction().getCustomerId();
        cell.sums.add(COUNT, Weights.of(customer), 1);
        if (key.differs() && cell.examples.size() < MOST_EXAMPLES) {
            cell.examples.add(recorded.getTransaction().getTransactionId());
        }
        customers.add(customer);
        decidedBy.merge(
                recorded.getPolicy() == null
                        ? "the thresholds " + recorded.getPolicyVersion()
                        : name(recorded.getPolicy()),
                1L,
                Long::sum);
        Instant at = recorded.getTransaction().getEventTime();
        from = from == null || at.isBefore(from) ? at : from;
        to = to == null || at.isAfter(to) ? at : to;
    }

    public ComparisonResult result() {
        Total all = total(key -> true);
        Total different = total(Key::differs);
        return new ComparisonResult(
                name,
                sha256,
                new TreeMap<>(decidedBy),
                from,
                to,
                count(key -> true),
                customers.size(),
                different.estimate(),
                different.over(all),
                table(),
                parts(),
                new TreeMap<>(degraded),
                others,
                unheard);
    }

    private List<ComparisonResult.Pair> table() {
        List<ComparisonResult.Pair> table = new ArrayList<>();
        for (Decision real : Decision.values()) {
            for (Decision shadow : Decision.values()) {
                Predicate<Key> pair = key -> key.real() == real && key.shadow() == shadow;
                if (count(pair) > 0) {
                    table.add(
                            new ComparisonResult.Pair(real, shadow, total(pair).estimate(), examples(pair)));
                }
            }
        }
        return table;
    }

    private List<String> examples(Predicate<Key> which) {
        return cells.entrySet().stream()
                .filter(cell -> which.test(cell.getKey()))
                .flatMap(cell -> cell.getValue().examples.stream())
                .limit(MOST_EXAMPLES)
                .toList();
    }

    private Map<String, ComparisonResult.Part> parts() {
        Map<String, ComparisonResult.Part> parts = new TreeMap<>();
        for (Key one : cells.keySet()) {
            Predicate<Key> part = key -> key.part().equals(one.part());
            parts.computeIfAbsent(
                    one.part(),
                    any -> new ComparisonResult.Part(
                            count(part), total(part.and(Key::differs)).estimate()));
        }
        return parts;
    }

    private Total total(Predicate<Key> which) {
        Total total = new Total();
        cells.forEach((key, cell) -> {
            if (which.test(key)) {
                total.add(cell.sums.total(COUNT), 1, cell.sums.draws(COUNT));
            }
        });
        return total;
    }

    private long count(Predicate<Key> which) {
        return cells.entrySet().stream()
                .filter(cell -> which.test(cell.getKey()))
                .mapToLong(cell -> (long) cell.getValue().sums.total(COUNT))
                .sum();
    }

    private static String name(PolicyTrace trace) {
        return trace.getName() + " " + trace.getVersion();
    }

    /** As a simulation names it. */
    private static String part(PolicyTrace trace) {
        if (trace.getLane().isEmpty()) {
            return "the thresholds of the model";
        }
        if (trace.getLane().equals(Lane.THRESHOLDS.word())) {
            return trace.getDecidedBy().isEmpty() ? Owners.THRESHOLDS : "segment " + trace.getDecidedBy();
        }
        return (trace.getLane().equals(Lane.RULES.word()) ? "rule " : "list ") + trace.getDecidedBy();
    }
}
