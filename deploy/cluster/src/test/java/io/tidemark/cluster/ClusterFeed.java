package io.tidemark.cluster;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.engine.Event;
import io.tidemark.features.engine.FeatureEngine;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.LabelType;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Transactions and labels in the order of their times, and the vectors that must come of them. */
record ClusterFeed(List<Event> events) {

    private static final Instant START = Instant.parse("2018-04-01T00:00:00Z");

    static ClusterFeed random(long seed, int transactions) {
        Random random = new Random(seed);
        List<Event> events = new ArrayList<>();
        long second = 0;
        for (int i = 0; i < transactions; i++) {
            second += random.nextInt(4) == 0 ? random.nextInt(20_000) : random.nextInt(2);
            Transaction transaction = Transaction.newBuilder()
                    .setTransactionId("t%06d-%d".formatted(random.nextInt(1_000_000), i))
                    .setEventTime(START.plusSeconds(second))
                    .setCustomerId("c" + random.nextInt(30))
                    .setTerminalId("m" + random.nextInt(40))
                    .setAmount(new Money((long) random.nextInt(30_000), "EUR"))
                    .build();
            events.add(Event.of(transaction));
            events.add(Event.of(label(transaction, random.nextInt(5) == 0)));
        }
        events.sort(null);
        return new ClusterFeed(List.copyOf(events));
    }

    private static Label label(Transaction transaction, boolean fraud) {
        return Label.newBuilder()
                .setTransactionId(transaction.getTransactionId())
                .setVerdict(fraud ? Verdict.FRAUD : Verdict.GENUINE)
                .setType(LabelType.ANALYST)
                .setObservedAt(transaction.getEventTime().plus(Duration.ofDays(7)))
                .setCustomerId(transaction.getCustomerId())
                .setTerminalId(transaction.getTerminalId())
                .setEventTime(transaction.getEventTime())
                .build();
    }

    /**
     * One of some parts of about one size that are cut where the time goes on, so that none is due with the part
     * before.
     */
    List<Event> part(int number, int of) {
        return events.subList(cut(number, of), cut(number + 1, of));
    }

    private int cut(int number, int of) {
        int i = events.size() * number / of;
        while (i > 0
                && i < events.size()
                && !events.get(i).time().isAfter(events.get(i - 1).time())) {
            i++;
        }
        return i;
    }

    static long transactions(List<Event> events) {
        return events.stream().filter(event -> !event.isLabel()).count();
    }

    /** By transaction id, from the engine in one process. */
    Map<String, double[]> expectedVectors(Catalogue catalogue) {
        FeatureEngine engine = new FeatureEngine(catalogue);
        Map<String, double[]> vectors = new HashMap<>();
        for (Event event : events) {
            if (event.isLabel()) {
                engine.label(event.label());
            } else {
                vectors.put(event.transaction().getTransactionId(), engine.transaction(event.transaction()));
            }
        }
        return vectors;
    }
}
