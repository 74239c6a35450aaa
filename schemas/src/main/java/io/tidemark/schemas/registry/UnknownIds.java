package io.tidemark.schemas.registry;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The schema ids that the registry lately did not know, so that a flood of bad records does not flood it. Short, since an id that is unknown now may be given
 * out later. Thread-safe.
 */
final class UnknownIds {

    private static final Duration BELIEVED = Duration.ofSeconds(5);
    private static final int MOST = 10_000;
    private final InstantSource clock;
    private final Map<Integer, Instant> until = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Instant> eldest) {
            return size() > MOST;
        }
    };

    UnknownIds(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void add(int id) {
        // Taken out first, so that the eldest entry is the one that expires first.
        until.remove(id);
        until.put(id, clock.instant().plus(BELIEVED));
    }

    synchronized boolean contains(int id) {
        Instant end = until.get(id);
        if (end != null && !clock.instant().isBefore(end)) {
            until.remove(id);
            return false;
        }
        return end != null;
    }
}
