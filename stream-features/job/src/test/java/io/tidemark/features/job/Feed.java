package io.tidemark.features.job;

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

/** A random feed of transactions and of labels that follow them, in event order, and the vectors it must give. */
public record Feed(List<Event> events) {
    public static final Instant START = Instant.parse("2018-04-01T00:00:00Z");

    /** Events in seconds, so that many are tied; labels 7 days after their transactions, at the second. */
    public static Feed random(long seed, int transactions, int customers, int terminals) {
        Random random = new Random(seed);
        List<Event> events = new ArrayList<>();
        long second = 0;
        for (int i = 0; i < transactions; i++) {
            second += random.nextInt(4) == 0 ? random.nextInt(20_000) : random.nextInt(2);
            Transaction transaction = transaction(
                    "t%06d-%d".formatted(random.nextInt(1_000_000), i),
                    START.plusSeconds(second),
                    "c" + random.nextInt(customers),
                    "m" + random.nextInt(terminals),
                    random.nextInt(30_000));
            events.add(Event.of(transaction));
            events.add(Event.of(label(transaction, Duration.ofDays(7), random.nextInt(5) == 0)));
        }
        events.sort(null);
        return new Feed(List.copyOf(events));
    }

    public static Transaction transaction(String id, Instant time, String customer, String terminal, long cents) {
        return Transaction.newBuilder()
                .setTransactionId(id)
                .setEventTime(time)
                .setCustomerId(customer)
                .setTerminalId(terminal)
                .setAmount(new Money(cents, "EUR"))
                .build();
    }

    public static Label label(Transaction transaction, Duration delay, boolean fraud) {
        return Label.newBuilder()
                .setTransactionId(transaction.getTransactionId())
                .setVerdict(fraud ? Verdict.FRAUD : Verdict.GENUINE)
                .setType(LabelType.ANALYST)
                .setObservedAt(transaction.getEventTime().plus(delay))
                .setCustomerId(transaction.getCustomerId())
                .setTerminalId(transaction.getTerminalId())
                .setEventTime(transaction.getEventTime())
                .build();
    }

    List<Transaction> transactions() {
        return events.stream()
                .filter(event -> !event.isLabel())
                .map(Event::transaction)
                .toList();
    }

    /** By transaction id, from the engine over the merged feed in one process. */
    public Map<String, double[]> expectedVectors(Catalogue catalogue) {
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
