package io.tidemark.scoring.policy.simulate;

import io.tidemark.scoring.policy.Policy;
import io.tidemark.scoring.policy.Ruling;
import java.util.ArrayList;
import java.util.List;

/** Names of what may decide, as reports show them. */
final class Owners {

    private Owners() {}

    static List<String> of(Policy policy) {
        List<String> owners = new ArrayList<>();
        policy.lists().stream()
                .filter(list -> list.lane().isPresent())
                .forEach(list -> owners.add("list " + list.name()));
        policy.rules().forEach(rule -> owners.add("rule " + rule.id()));
        policy.thresholds().segments().forEach(segment -> owners.add("segment " + segment.name()));
        owners.add("thresholds");
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
