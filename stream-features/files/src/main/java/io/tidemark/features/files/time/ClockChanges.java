package io.tidemark.features.files.time;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Counts the local times of one file that a change of the clocks makes doubtful: those of an hour that came twice,
 * which are read as the earlier, and those of an hour that was skipped, which are read as the clock would have shown
 * them after its change ({@link java.time.LocalDateTime#atZone}).
 */
public final class ClockChanges {

    private long doubled;
    private long skipped;
    private LocalDateTime first;
    private ZoneId zone;

    void doubled(LocalDateTime time, ZoneId in) {
        doubled++;
        note(time, in);
    }

    void skipped(LocalDateTime time, ZoneId in) {
        skipped++;
        note(time, in);
    }

    private void note(LocalDateTime time, ZoneId in) {
        if (first == null) {
            first = time;
            zone = in;
        }
    }

    /** Times of an hour that came twice. */
    public long doubled() {
        return doubled;
    }

    /** Times of an hour that never came. */
    public long skipped() {
        return skipped;
    }

    /** What people should know of it, in one sentence; empty if there was no such time. */
    public Optional<String> sentence() {
        if (doubled + skipped == 0) {
            return Optional.empty();
        }
        String twice = doubled == 0 ? "" : doubled + " lie in an hour that came twice and are read as its first coming";
        String never =
                skipped == 0 ? "" : skipped + " lie in an hour that was skipped and are read as if it had not been";
        return Optional.of("times in " + zone + " where the clocks were changed: " + twice
                + (doubled == 0 || skipped == 0 ? "" : ", ") + never + " (the first is " + first
                + "); times with an offset, or in UTC, would be sure");
    }
}
