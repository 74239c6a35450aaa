package io.tidemark.drift.job.count;

import io.tidemark.drift.job.log.ScoredEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Scores that wait for the reference profile of their model, by its version, each version with the time at which its
 * wait ends.
 */
final class HeldScores {
    private record Hold(long until, List<ScoredEvent> scores) {}

    private final Map<String, Hold> holds = new HashMap<>();
    private int count;

    /**
     * @param until when the wait ends, if this is the first score of its version; milliseconds of the clock on the wall
     */
    void add(ScoredEvent scored, long until) {
        holds.computeIfAbsent(scored.model(), version -> new Hold(until, new ArrayList<>()))
                .scores()
                .add(scored);
        count++;
    }

    /** Takes out the scores of one version. */
    List<ScoredEvent> remove(String version) {
        Hold hold = holds.remove(version);
        if (hold == null) {
            return List.of();
        }
        count -= hold.scores().size();
        return hold.scores();
    }

    /** The versions whose wait has ended. */
    List<String> expired(long now) {
        return holds.entrySet().stream()
                .filter(entry -> entry.getValue().until() <= now)
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean holds(String version) {
        return holds.containsKey(version);
    }

    boolean isEmpty() {
        return holds.isEmpty();
    }

    int count() {
        return count;
    }

    Stream<ScoredEvent> all() {
        return holds.values().stream().flatMap(hold -> hold.scores().stream());
    }
}
