package io.tidemark.retraining.repeat;

import io.tidemark.schemas.ModelReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The last training against each champion. What was answered without reading any rows is none. */
public final class Attempts {

    private final Map<Optional<ModelReference>, Attempt> last = new HashMap<>();

    /** Of those that are added in their order. */
    public void add(Attempt attempt) {
        last.put(attempt.champion(), attempt);
    }

    /** The last one against this champion, or of the time without one. */
    public Optional<Attempt> against(Optional<ModelReference> champion) {
        return Optional.ofNullable(last.get(champion));
    }
}
