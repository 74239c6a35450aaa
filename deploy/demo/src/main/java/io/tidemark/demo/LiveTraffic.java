package io.tidemark.demo;

import io.tidemark.demo.simulator.LateLabels;
import io.tidemark.demo.simulator.SimulatedTransaction;
import io.tidemark.demo.simulator.Traffic;
import io.tidemark.schemas.Label;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Sends simulated traffic in an open loop: each transaction is due at its event time, sped up; a late sender does not
 * hide its delay, since latency counts from the scheduled moment. Once a second the pace is told what still waits, and
 * says how fast event time goes by from then on.
 */
final class LiveTraffic {
    private static final int DUPLICATE_EVERY = 1_000;
    private static final int GARBAGE_EVERY = 4_000;
    private static final long LOOK_NANOS = Duration.ofSeconds(1).toNanos();

    /**
     * A sender that others have kept from the processor for longer goes on from now: it would overrun a stack that has
     * had as little.
     */
    private static final long MOST_LATE_NANOS = Duration.ofSeconds(1).toNanos();

    private final Traffic traffic;
    private final LateLabels labels;
    private final TopicSender sender;
    private final LatencyWatch latency;
    private final LongSupplier nanoTime;
    private final Consumer<Instant> clock;
    private SimulatedTransaction next;

    /** @param clock is told the event time of each live transaction that is sent */
    LiveTraffic(
            Traffic traffic,
            LateLabels labels,
            TopicSender sender,
            LatencyWatch latency,
            LongSupplier nanoTime,
            Consumer<Instant> clock) {
        this.nanoTime = nanoTime;
        this.traffic = traffic;
        this.labels = labels;
        this.sender = sender;
        this.latency = latency;
        this.clock = clock;
        next = traffic.next();
    }

    /** Event time of the next transaction. */
    Instant now() {
        return next.transaction().getEventTime();
    }

    /** Sends all traffic before a moment of event time as fast as the log takes it, merged with its labels. */
    long history(Instant until) {
        long sent = 0;
        while (now().isBefore(until)) {
            send(next);
            sent++;
            next = traffic.next();
        }
        sender.flush();
        return sent;
    }

    /**
     * Sends live traffic until it is over, then the labels that are still to come.
     *
     * @param paced hears after each look
     */
    void live(TrafficPace pace, Consumer<TrafficPace> paced, BooleanSupplier over) {
        long sent = 0;
        long due = nanoTime.getAsLong();
        long looked = due;
        long answered = latency.answered();
        while (!over.getAsBoolean()) {
            await(due);
            latency.scheduled(next.transaction().getTransactionId(), due);
            clock.accept(now());
            send(next);
            sent++;
            disturb(sent);
            Instant before = now();
            next = traffic.next();
            long nanos = nanoTime.getAsLong();
            due = Math.max(due, nanos - MOST_LATE_NANOS) + wait(before, pace);
            if (nanos - looked >= LOOK_NANOS) {
                double seconds = (double) (nanos - looked) / LOOK_NANOS;
                pace.look(latency.open(), (latency.answered() - answered) / seconds);
                paced.accept(pace);
                looked = nanos;
                answered = latency.answered();
            }
        }
        labels.observedUntil(Instant.MAX).forEach(sender::label);
        sender.flush();
    }

    private void send(SimulatedTransaction simulated) {
        for (Label label : labels.observedUntil(simulated.transaction().getEventTime())) {
            sender.label(label);
        }
        sender.transaction(simulated.transaction());
        labels.happened(simulated);
    }

    /** What every real feed contains: repeated and broken records. */
    private void disturb(long sent) {
        if (sent % DUPLICATE_EVERY == 0) {
            sender.transaction(next.transaction());
        }
        if (sent % GARBAGE_EVERY == 0) {
            sender.garbage("this is no Avro, record " + sent);
        }
    }

    private long wait(Instant before, TrafficPace pace) {
        return (long) (Duration.between(before, now()).toNanos() / DemoPlan.speed(pace.perSecond()));
    }

    private void await(long due) {
        for (long left = due - nanoTime.getAsLong(); left > 0; left = due - nanoTime.getAsLong()) {
            LockSupport.parkNanos(left);
        }
    }
}
