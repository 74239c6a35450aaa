package io.tidemark.retraining;

import java.time.Instant;
import java.util.Optional;

/**
 * The slots of a schedule for which a retraining was asked. The id of the request names its slot, so what the topic of
 * requests holds is all that must be known after a restart, and a slot that began meanwhile is made up for once.
 */
final class ScheduledSlots {

    private static final String PREFIX = "schedule-";

    private final Schedule schedule;
    private Optional<Instant> last = Optional.empty();

    ScheduledSlots(Schedule schedule) {
        this.schedule = schedule;
    }

    /** A request was made earlier; those of others are none of its business. */
    void asked(String requestId) {
        if (requestId.startsWith(PREFIX)) {
            remember(Instant.parse(requestId.substring(PREFIX.length())));
        }
    }

    /** The id of a request to make now; empty within the slot of the last one, and in the first slot ever seen. */
    Optional<String> due(Instant now) {
        Instant slot = schedule.slot(now);
        boolean due = last.filter(slot::isAfter).isPresent();
        remember(slot);
        return due ? Optional.of(PREFIX + slot) : Optional.empty();
    }

    private void remember(Instant slot) {
        last = Optional.of(last.filter(slot::isBefore).orElse(slot));
    }
}
