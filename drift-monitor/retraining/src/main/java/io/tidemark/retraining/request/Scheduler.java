package io.tidemark.retraining.request;

import io.tidemark.log.topics.Topics;
import io.tidemark.retraining.answer.AnswerWriter;
import io.tidemark.retraining.log.NewestEvent;
import io.tidemark.retraining.log.TopicReader;
import io.tidemark.retraining.queue.ScheduledSlots;
import io.tidemark.retraining.settings.Schedule;
import io.tidemark.schemas.RetrainingCause;
import io.tidemark.schemas.RetrainingRequest;
import io.tidemark.training.intake.Appended;
import io.tidemark.training.intake.Intake;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Writes a request whenever a new slot of the schedule has begun; the request is read back like anybody's. */
public final class Scheduler {

    private final Schedule schedule;
    private final ScheduledSlots slots;
    private final NewestEvent newest;
    private final AnswerWriter writer;
    private final InstantSource clock;
    private Instant nextLook = Instant.MIN;

    /** Reads from the log what was asked for already. */
    public Scheduler(Schedule schedule, TopicReader topics, AnswerWriter writer, InstantSource clock, Intake intake) {
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
    public void look() {
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
