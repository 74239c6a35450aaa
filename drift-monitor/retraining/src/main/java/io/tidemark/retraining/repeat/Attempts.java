package io.tidemark.retraining.repeat;

import io.tidemark.schemas.ModelReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The last training against each champion. */
public final class Attempts {

    private final Map<Optional<ModelReference>, Attempt> last = new HashMap<>();

    /**
     * They come in their order. What compared nothing (it ran out of time, there were no rows, nothing was to be
     * trained) has no answer that another could repeat.
     */
    public void add(Attempt attempt) {
        if (attempt.comparisonRows() > 0) {
            last.put(attempt.champion(), attempt);
        }
    }

    /** The last one against this champion, or of the time without one. */
    public Optional<Attempt> against(Optional<ModelReference> champion) {
        return Optional.ofNullable(last.get(champion));
    }
}
