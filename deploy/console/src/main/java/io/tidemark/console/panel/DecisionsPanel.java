package io.tidemark.console.panel;

import io.tidemark.console.tally.SlidingCounts;
import io.tidemark.schemas.Score;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Decisions a second, by the time at which the log took them. */
public final class DecisionsPanel implements Panel {

    /** What is shown. */
    static final int SECONDS = 300;

    private static final int DECISIONS = 8;
    private final SlidingCounts counts = new SlidingCounts(SECONDS + 1, DECISIONS);

    /**
     * What is shown: whole seconds alone.
     *
     * @param end the last second, of the epoch
     * @param series counts by second, the oldest first, by decision
     * @param tooOld decisions that were read when their second was no longer shown
     */
    record Frame(long end, Map<String, long[]> series, long tooOld) {}

    @Override
    public String name() {
        return "decisions";
    }

    @Override
    public void score(Score score, Place place) {
        counts.add(place.second(), score.getDecision().name());
    }

    @Override
    public Frame frame(Instant now) {
        counts.advance(now.getEpochSecond());
        Map<String, long[]> whole = new TreeMap<>();
        // The newest second is not over yet.
        counts.series().forEach((label, series) -> whole.put(label, Arrays.copyOf(series, SECONDS)));
        return new Frame(counts.newest() - 1, whole, counts.tooOld());
    }
}
