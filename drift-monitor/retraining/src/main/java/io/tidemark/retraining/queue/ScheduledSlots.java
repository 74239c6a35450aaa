package io.tidemark.retraining.queue;

import io.tidemark.retraining.settings.Schedule;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * The slots of a schedule for which a retraining was asked. The id of the request names its slot, so what the topic of
 * requests holds is all that must be known after a restart, and a slot that began meanwhile is made up for once.
 */
public final class ScheduledSlots {

    private static final String PREFIX = "schedule-";

    private final Schedule schedule;
    private Optional<Instant> last = Optional.empty();

    public ScheduledSlots(Schedule schedule) {
        this.schedule = schedule;
    }

    /**
     * A request was made earlier; those of others are none of its business.
     *
     * @param latest a slot that begins later was not due then: it would keep all slots up to itself from asking
     */
    public void asked(String requestId, Instant latest) {
        slot(requestId).filter(slot -> !slot.isAfter(latest)).ifPresent(this::remember);
    }

    private static Optional<Instant> slot(String requestId) {
        try {
            return requestId.startsWith(PREFIX)
                    ? Optional.of(Instant.parse(requestId.substring(PREFIX.length())))
                    : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty(); // Somebody's own, who named it alike.
        }
    }

    /** The id of a request to make now; empty within the slot of the last one, and in the first slot ever seen. */
    public Optional<String> due(Instant now) {
        Instant slot = schedule.slot(now);
        boolean due = last.filter(slot::isAfter).isPresent();
        remember(slot);
        return due ? Optional.of(PREFIX + slot) : Optional.empty();
    }

    private void remember(Instant slot) {
        last = Optional.of(last.filter(slot::isBefore).orElse(slot));
    }
}
