package io.tidemark.retraining.settings;

import io.tidemark.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When retrainings are asked for without any other reason: in slots that are counted from the epoch in UTC, so that the
 * slots of 7 days begin on Thursdays at midnight.
 *
 * @param every length of a slot
 * @param byEventTime whether the newest event time says what slot it is, rather than the clock on the wall
 */
public record Schedule(Duration every, boolean byEventTime) {

    private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);

    public Schedule {
        if (every.toMillis() < 1) {
            throw new IllegalArgumentException("schedule is " + every + " but must be a time like 7d or 12h");
        }
    }

    /** Empty if nothing is asked for. */
    static Optional<Schedule> of(Settings settings) {
        return settings.find(RetrainingKeys.SCHEDULE)
                .map(every -> new Schedule(
                        every, settings.get(RetrainingKeys.SCHEDULE_CLOCK).equals("event")));
    }

    /** The beginning of the slot that a moment lies in. */
    public Instant slot(Instant moment) {
        return Instant.ofEpochMilli(Math.floorDiv(moment.toEpochMilli(), every.toMillis()) * every.toMillis());
    }

    /** How often to look whether a new slot has begun. */
    public Duration look() {
        Duration tenth = every.dividedBy(10);
        return tenth.compareTo(LONGEST_LOOK) < 0 ? tenth : LONGEST_LOOK;
    }
}
