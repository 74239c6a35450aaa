package io.tidemark.scoring.policy.live;

import io.tidemark.schemas.PolicyText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The policies of a process, each read once. Thread-safe. */
public final class PolicyShelf {

    /** Those that tasks stand at and those that people go back to; whatever else is asked for is read again. */
    private static final int KEPT = 8;

    private final Consumer<String> refused;

    /** Empty if it is refused. Guarded by this. */
    private final Map<PolicyText, Optional<LivePolicy>> policies = new LinkedHashMap<>(KEPT, 0.75f, true);

    /** @param refused is told why, each time that one is read and refused */
    public PolicyShelf(Consumer<String> refused) {
        this.refused = refused;
    }

    /** The policy of a text; empty if it is refused. */
    public synchronized Optional<LivePolicy> find(PolicyText text) {
        Optional<LivePolicy> known = policies.get(text);
        if (known != null) {
            return known;
        }
        Optional<LivePolicy> read = read(text);
        policies.put(text, read);
        if (policies.size() > KEPT) {
            policies.remove(policies.keySet().iterator().next());
        }
        return read;
    }

    private Optional<LivePolicy> read(PolicyText text) {
        try {
            return Optional.of(LivePolicy.of(text));
        } catch (RefusedPolicyException e) {
            refused.accept(e.getMessage());
            return Optional.empty();
        }
    }
}
