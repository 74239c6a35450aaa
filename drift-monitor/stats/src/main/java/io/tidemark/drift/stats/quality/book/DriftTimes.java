package io.tidemark.drift.stats.quality.book;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** When drift alarms of a model were in force: beginning to end, ms; one that lasts has no end. */
final class DriftTimes {
    private static final long LASTS = Long.MAX_VALUE;
    private static final int REMEMBERED = 100;

    final TreeMap<Long, Long> times = new TreeMap<>();

    void raised(long since) {
        times.put(since, LASTS);
        if (times.size() > REMEMBERED) {
            times.pollFirstEntry();
        }
    }

    void cleared(long end) {
        times.replaceAll((since, until) -> until == LASTS ? Math.max(since, end) : until);
    }

    /** Since when the alarm is in force that touches a time; empty if none does. */
    Optional<Instant> during(long start, long end) {
        for (Map.Entry<Long, Long> each :
                times.headMap(end, false).descendingMap().entrySet()) {
            if (each.getValue() > start) {
                return Optional.of(Instant.ofEpochMilli(each.getKey()));
            }
        }
        return Optional.empty();
    }
}
