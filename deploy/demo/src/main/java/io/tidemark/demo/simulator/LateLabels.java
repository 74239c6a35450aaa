package io.tidemark.demo.simulator;

import io.tidemark.schemas.Label;
import io.tidemark.schemas.LabelType;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Frauds are found out late: each gets a chargeback after an hour and an exponential delay; what is genuine is never
 * labelled, as in life.
 */
public final class LateLabels {
    private static final Duration LEAST = Duration.ofHours(1);

    private final PriorityQueue<Label> waiting = new PriorityQueue<>(Comparator.comparing(Label::getObservedAt));
    private final RandomGenerator random;
    private final Duration mean;
    private final Duration most;

    /**
     * @param seed makes the delays repeatable
     * @param mean of the exponential part of the delay
     * @param most no label is later than this after its transaction
     */
    public LateLabels(long seed, Duration mean, Duration most) {
        this.random = new SplittableRandom(seed);
        this.mean = mean;
        this.most = most;
    }

    /** Takes note of a transaction; a fraud will be labelled some time later. */
    public void happened(SimulatedTransaction simulated) {
        if (simulated.isFraud()) {
            waiting.add(label(simulated.transaction()));
        }
    }

    /** The labels observed up to a moment of event time, in their order, each handed out once. */
    public List<Label> observedUntil(Instant moment) {
        List<Label> observed = new ArrayList<>();
        while (!waiting.isEmpty() && !waiting.peek().getObservedAt().isAfter(moment)) {
            observed.add(waiting.remove());
        }
        return observed;
    }

    private Label label(Transaction transaction) {
        double nanos = LEAST.toNanos() - Math.log1p(-random.nextDouble()) * mean.toNanos();
        Duration delay = Duration.ofNanos((long) Math.min(nanos, most.toNanos()));
        return Label.newBuilder()
                .setTransactionId(transaction.getTransactionId())
                .setVerdict(Verdict.FRAUD)
                .setType(LabelType.CHARGEBACK)
                .setObservedAt(transaction.getEventTime().plus(delay).truncatedTo(ChronoUnit.MILLIS))
                .setCustomerId(transaction.getCustomerId())
                .setTerminalId(transaction.getTerminalId())
                .setEventTime(transaction.getEventTime())
                .setSource("simulator")
                .build();
    }
}
