package io.tidemark.webhooks.deliver;

import io.tidemark.subscriber.AlertSubscriber;
import io.tidemark.subscriber.Delivery;
import io.tidemark.webhooks.send.Answer;
import io.tidemark.webhooks.send.HttpSender;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.avro.specific.SpecificRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The deliveries of one endpoint, from one subscriber, as long as that lives. For one thread. */
final class Deliveries<T extends SpecificRecord> {

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final Duration IDLE = Duration.ofMillis(200);
    private static final Duration BUSY = Duration.ofMillis(10);

    private record Answered<D>(Lanes.Attempt<D> attempt, Answer answer) {}

    private final Endpoint endpoint;
    private final Source<T> source;
    private final Pace pace;
    private final HttpSender sender;
    private final Burial burial;
    private final Counting counting;
    private final InstantSource clock;
    private final Lanes<Delivery<T>> lanes;
    private final Queue<Answered<Delivery<T>>> answers = new ConcurrentLinkedQueue<>();
    private boolean gone;

    Deliveries(
            Endpoint endpoint,
            Source<T> source,
            Pace pace,
            HttpSender sender,
            Burial burial,
            Counting counting,
            InstantSource clock,
            Lanes<Delivery<T>> lanes) {
        this.endpoint = endpoint;
        this.source = source;
        this.pace = pace;
        this.sender = sender;
        this.burial = burial;
        this.counting = counting;
        this.clock = clock;
        this.lanes = lanes;
    }

    /** Whether the endpoint wants no more. */
    boolean isGone() {
        return gone;
    }

    /** Reads what comes, takes the answers that have come, and sends what is due. */
    void step(AlertSubscriber<T> subscriber) {
        for (Delivery<T> delivery : subscriber.poll(patience())) {
            lanes.add(source.lane().apply(delivery.alert()), delivery, clock.instant());
        }
        takeAnswers();
        if (!gone) {
            lanes.due(clock.instant(), pace.atOnce()).forEach(this::send);
        }
        counting.waiting(endpoint, lanes.waiting());
    }

    /** Sends nothing more, and takes what is answered within a time. */
    void finish(AlertSubscriber<T> subscriber, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (lanes.inFlight() > 0 && System.nanoTime() < end) {
            // What comes now is not sent; it comes again.
            subscriber.poll(BUSY);
            takeAnswers();
        }
    }

    private Duration patience() {
        if (lanes.inFlight() > 0) {
            return BUSY;
        }
        Instant now = clock.instant();
        return lanes.nextAt()
                .filter(next -> next.isBefore(now.plus(IDLE)))
                .map(next -> next.isAfter(now) ? Duration.between(now, next) : Duration.ZERO)
                .orElse(IDLE);
    }

    private void send(Lanes.Attempt<Delivery<T>> attempt) {
        Delivery<T> delivery = attempt.delivery();
        byte[] body = Body.of(source, delivery.key(), delivery.alert(), attempt.gap());
        String id = Body.id(source, delivery.key());
        long timestamp = clock.instant().getEpochSecond();
        String signature;
        try {
            signature = endpoint.secrets().sign(id, timestamp, body);
        } catch (IllegalArgumentException e) {
            answers.add(new Answered<>(attempt, Answer.refused(e.getMessage())));
            return;
        }
        sender.send(id, timestamp, signature, body)
                .whenComplete((answer, failure) -> answers.add(
                        new Answered<>(attempt, failure == null ? answer : Answer.refused(failure.toString()))));
    }

    private void takeAnswers() {
        Answered<Delivery<T>> next = answers.poll();
        while (next != null) {
            take(next.attempt(), next.answer());
            next = answers.poll();
        }
    }

    private void take(Lanes.Attempt<Delivery<T>> attempt, Answer answer) {
        counting.answered(endpoint, answer.kind());
        switch (answer.kind()) {
            case DELIVERED -> {
                attempt.delivery().done();
                lanes.taken(attempt.lane());
            }
            case GONE -> {
                gone = true;
                refused(attempt, answer);
            }
            default -> refused(attempt, answer);
        }
    }

    private void refused(Lanes.Attempt<Delivery<T>> attempt, Answer answer) {
        if (lanes.isNews(attempt.lane(), answer.says())) {
            LOG.warn(
                    "The endpoint {} did not take {}: {}",
                    endpoint,
                    attempt.delivery().key(),
                    answer.says());
        }
        // What the endpoint that is gone does not take is not buried: it comes again when the endpoint does.
        if (lanes.refused(attempt.lane(), clock.instant(), answer) && !gone) {
            burial.undelivered(endpoint, attempt.delivery(), answer.says());
            attempt.delivery().done();
            counting.buried(endpoint, Burial.UNDELIVERED);
            lanes.buried(attempt.lane(), attempt.delivery().key());
        }
    }
}
