package io.tidemark.scoring.policy.simulate;

import io.tidemark.scoring.policy.Policy;
import io.tidemark.scoring.policy.Ruling;
import java.util.LinkedHashMap;
import java.util.Map;

/** Names of what may decide, as reports show them. */
final class Owners {

    private Owners() {}

    /** All that may fire or decide, with nothing done yet: what never does is told as well. */
    static Map<String, Worth> of(Policy policy) {
        Map<String, Worth> owners = new LinkedHashMap<>();
        policy.lists().stream()
                .filter(list -> list.lane().isPresent())
                .forEach(list -> owners.put("list " + list.name(), Worth.none(true)));
        policy.rules().forEach(rule -> owners.put("rule " + rule.id(), Worth.none(rule.isTerminal())));
        policy.thresholds().segments().forEach(segment -> owners.put("segment " + segment.name(), Worth.none(true)));
        owners.put("thresholds", Worth.none(true));
        return owners;
    }

    static String of(Ruling ruling) {
        return switch (ruling.lane()) {
            case HARD_DENY, ALLOW, DENY -> "list " + ruling.by();
            case RULES -> "rule " + ruling.by();
            case THRESHOLDS -> ruling.by().isEmpty() ? "thresholds" : "segment " + ruling.by();
        };
    }
}
