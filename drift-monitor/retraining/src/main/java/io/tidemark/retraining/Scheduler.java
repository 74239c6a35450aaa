package io.tidemark.retraining;

import io.tidemark.retraining.intake.Appended;
import io.tidemark.retraining.intake.Intake;
import io.tidemark.schemas.RetrainingCause;
import io.tidemark.schemas.RetrainingRequest;
import io.tidemark.schemas.topics.Topics;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Writes a request whenever a new slot of the schedule has begun; the request is read back like anybody's. */
final class Scheduler {

    private final Schedule schedule;
    private final ScheduledSlots slots;
    private final NewestEvent newest;
    private final AnswerWriter writer;
    private final InstantSource clock;
    private Instant nextLook = Instant.MIN;

    /** Reads from the log what was asked for already. */
    Scheduler(Schedule schedule, TopicReader topics, AnswerWriter writer, InstantSource clock, Intake intake) {
        this.schedule = schedule;
        this.slots = new ScheduledSlots(schedule);
        this.newest = new NewestEvent(topics, intake);
        this.writer = writer;
        this.clock = clock;
        topics.readAppended(
                Topics.RETRAINING_REQUESTS,
                Optional.empty(),
                (Appended<RetrainingRequest> request) ->
                        slots.asked(request.value().getRequestId(), request.at().plus(intake.clockSkew())));
    }

    /** Cheap unless it is time to look again. */
    void look() {
        Instant now = clock.instant();
        if (now.isBefore(nextLook)) {
            return;
        }
        nextLook = now.plus(schedule.look());
        Optional<Instant> seen = newest.now();
        Optional<Instant> moment = schedule.byEventTime() ? seen : Optional.of(now);
        moment.flatMap(slots::due).ifPresent(id -> writer.ask(request(id, now, seen)));
    }

    private RetrainingRequest request(String id, Instant now, Optional<Instant> seen) {
        return RetrainingRequest.newBuilder()
                .setRequestId(id)
                .setCause(RetrainingCause.SCHEDULE)
                .setWhy("the schedule asks every " + schedule.every())
                .setEventTime(seen.orElse(null))
                .setRequestedAt(now.truncatedTo(ChronoUnit.MILLIS))
                .build();
    }
}
