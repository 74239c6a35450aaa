package io.tidemark.log.registry;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The names of schemas that the registry lately did not know, so that a flood of bad records does not flood it. Short,
 * since a name that is unknown now may be given out later. Thread-safe.
 */
final class UnknownNames {

    private static final Duration BELIEVED = Duration.ofSeconds(5);
    private static final int MOST = 10_000;
    private final InstantSource clock;
    private final Map<SchemaName, Instant> until = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<SchemaName, Instant> eldest) {
            return size() > MOST;
        }
    };

    UnknownNames(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void add(SchemaName name) {
        // Taken out first, so that the eldest entry is the one that expires first.
        until.remove(name);
        until.put(name, clock.instant().plus(BELIEVED));
    }

    synchronized boolean contains(SchemaName name) {
        Instant end = until.get(name);
        if (end != null && !clock.instant().isBefore(end)) {
            until.remove(name);
            return false;
        }
        return end != null;
    }
}
