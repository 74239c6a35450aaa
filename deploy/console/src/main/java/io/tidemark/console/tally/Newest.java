package io.tidemark.console.tally;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The newest things by their keys, at most so many: one that comes again takes the place of the one before it and
 * counts as new. Not thread-safe.
 */
public final class Newest<K, V> {

    private final int most;
    private final Map<K, V> kept = new LinkedHashMap<>();
    private long dropped;

    /** @param most how many are kept, at least 1 */
    public Newest(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("one is kept at least");
        }
        this.most = most;
    }

    /**
     * Takes one.
     *
     * @return the oldest, if it had to go
     */
    public Optional<V> put(K key, V value) {
        kept.remove(key);
        kept.put(key, value);
        if (kept.size() <= most) {
            return Optional.empty();
        }
        dropped++;
        return Optional.of(kept.remove(kept.keySet().iterator().next()));
    }

    /** The one of a key, if it is kept. */
    public Optional<V> get(K key) {
        return Optional.ofNullable(kept.get(key));
    }

    /** All that are kept, the oldest first. */
    public List<V> all() {
        return new ArrayList<>(kept.values());
    }

    /** How many are kept. */
    public int size() {
        return kept.size();
    }

    /** How many had to go for newer ones. */
    public long dropped() {
        return dropped;
    }
}
