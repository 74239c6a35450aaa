package io.tidemark.scoring.policy.live;

import io.tidemark.schemas.PolicyText;
import io.tidemark.scoring.policy.list.ListSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The policies of a process, each read once. Thread-safe; whoever wants one waits while that one is being read, and for
 * no other.
 */
public final class PolicyShelf {

    /** Those that tasks stand at and those that people go back to; whatever else is asked for is read again. */
    private static final int KEPT = 8;

    private final Consumer<String> refused;

    /** Guarded by this. */
    private final Map<PolicyText, Copy> copies = new LinkedHashMap<>(KEPT, 0.75f, true);

    private final ListSource lists;

    /**
     * @param refused is told why, the first time that one which was read and refused is asked for
     * @param lists what stands in the lists that policies look into
     */
    public PolicyShelf(Consumer<String> refused, ListSource lists) {
        this.refused = refused;
        this.lists = lists;
    }

    /** What stands in the lists that policies look into. */
    public ListSource lists() {
        return lists;
    }

    /** The policy of a text; empty if it is refused. */
    public Optional<LivePolicy> find(PolicyText text) {
        return copy(text).find();
    }

    /** Reads a text that may be asked for soon; whether it is refused is said to whoever asks. */
    public void readAhead(PolicyText text) {
        copy(text).read();
    }

    private synchronized Copy copy(PolicyText text) {
        Copy copy = copies.computeIfAbsent(text, Copy::new);
        if (copies.size() > KEPT) {
            copies.remove(copies.keySet().iterator().next());
        }
        return copy;
    }

    /** One text and what came of reading it. */
    private final class Copy {

        private final PolicyText text;
        /** Null until it was read; empty if it is refused. Guarded by this, as what follows. */
        private Optional<LivePolicy> policy;

        private Optional<String> untold = Optional.empty();

        Copy(PolicyText text) {
            this.text = text;
        }

        synchronized void read() {
            if (policy != null) {
                return;
            }
            try {
                policy = Optional.of(LivePolicy.fromLog(text));
            } catch (RefusedPolicyException e) {
                policy = Optional.empty();
                untold = Optional.of(e.getMessage());
            }
        }

        synchronized Optional<LivePolicy> find() {
            read();
            untold.ifPresent(refused);
            untold = Optional.empty();
            return policy;
        }
    }
}
