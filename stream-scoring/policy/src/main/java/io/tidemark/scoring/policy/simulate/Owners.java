package io.tidemark.scoring.policy.simulate;

import io.tidemark.scoring.policy.Policy;
import io.tidemark.scoring.policy.Ruling;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What each rule, list and segment of a policy did, under the names that reports show. */
final class Owners {

    static final String THRESHOLDS = "thresholds";

    private final Cells<String> decided = new Cells<>();
    private final Map<String, Tracks> owners = new LinkedHashMap<>();
    private final Map<String, Long> unanswered = new TreeMap<>();

    private static final class Tracks {

        private final boolean decisive;
        private final Map<String, Long> covered = new TreeMap<>();
        private long firing;

        Tracks(boolean decisive) {
            this.decisive = decisive;
        }
    }

    /** All that may fire or decide, with nothing done yet: what never does is told as well. */
    Owners(Policy policy) {
        policy.lists().stream()
                .filter(list -> list.lane().isPresent())
                .forEach(list -> owners.put("list " + list.name(), new Tracks(true)));
        policy.rules().forEach(rule -> owners.put(rule(rule.id()), new Tracks(rule.isTerminal())));
        policy.thresholds().segments().forEach(segment -> owners.put("segment " + segment.name(), new Tracks(true)));
        owners.put(THRESHOLDS, new Tracks(true));
    }

    /** @param weights of the customer, see {@link Weights} */
    void add(Case event, Ruling ruling, int currency, byte[] weights) {
        String heard = of(ruling);
        decided.add(heard, event, currency, weights);
        for (String id : ruling.fired()) {
            Tracks rule = owners.get(rule(id));
            rule.firing++;
            if (rule.decisive && !heard.equals(rule(id))) {
                rule.covered.merge(heard, 1L, Long::sum);
            }
        }
        ruling.failed()
                .forEach(failed -> unanswered.merge(failed.condition() + " without " + failed.what(), 1L, Long::sum));
    }

    Map<String, Worth> worth() {
        Map<String, Worth> worth = new LinkedHashMap<>();
        owners.forEach((name, tracks) -> worth.put(
                name,
                new Worth(
                        tracks.decisive,
                        tracks.firing,
                        of(name, Figure.TRANSACTIONS),
                        of(name, Figure.FRAUDS),
                        of(name, Figure.GENUINE),
                        new TreeMap<>(tracks.covered))));
        return worth;
    }

    private Estimate of(String name, Figure figure) {
        return decided.total(owner -> owner.equals(name) ? 1 : 0, figure).estimate();
    }

    Map<String, Long> unanswered() {
        return new TreeMap<>(unanswered);
    }

    private static String rule(String id) {
        return "rule " + id;
    }

    private static String of(Ruling ruling) {
        return switch (ruling.lane()) {
            case HARD_DENY, ALLOW, DENY -> "list " + ruling.by();
            case RULES -> rule(ruling.by());
            case THRESHOLDS -> ruling.by().isEmpty() ? THRESHOLDS : "segment " + ruling.by();
        };
    }
}
