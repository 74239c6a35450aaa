package io.tidemark.local.demo;

import io.tidemark.local.simulator.LateLabels;
import io.tidemark.local.simulator.SimulatedTransaction;
import io.tidemark.local.simulator.Traffic;
import io.tidemark.schemas.Label;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends simulated traffic in an open loop: each transaction is due at its event time, sped up, whether or not the stack
 * keeps up; a late sender does not hide its delay, since latency counts from the scheduled moment.
 */
final class LiveTraffic {
    private static final int DUPLICATE_EVERY = 1_000;
    private static final int GARBAGE_EVERY = 4_000;

    private final Traffic traffic;
    private final LateLabels labels;
    private final TopicSender sender;
    private final LatencyWatch latency;
    private final double speed;
    private SimulatedTransaction next;

    LiveTraffic(Traffic traffic, LateLabels labels, TopicSender sender, LatencyWatch latency, double speed) {
        this.traffic = traffic;
        this.labels = labels;
        this.sender = sender;
        this.latency = latency;
        this.speed = speed;
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

    /** Sends live traffic until a moment of the monotonic clock (nanoseconds), then the labels that are still to come. */
    long live(long startNanos, long endNanos) {
        Instant start = now();
        long sent = 0;
        for (long due = startNanos; due < endNanos; due = dueAt(start, startNanos)) {
            await(due);
            latency.scheduled(next.transaction().getTransactionId(), due);
            send(next);
            sent++;
            disturb(sent);
            next = traffic.next();
        }
        labels.observedUntil(Instant.MAX).forEach(sender::label);
        sender.flush();
        return sent;
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

    private long dueAt(Instant start, long startNanos) {
        return startNanos + (long) (Duration.between(start, now()).toNanos() / speed);
    }

    private static void await(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
