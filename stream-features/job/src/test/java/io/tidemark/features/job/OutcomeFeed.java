package io.tidemark.features.job;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.features.engine.Event;
import io.tidemark.features.engine.FeatureEngine;
import io.tidemark.features.engine.OutcomePlaces;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Outcome;
import io.tidemark.schemas.OutcomeKind;
import io.tidemark.schemas.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Transactions, labels and outcomes: some before their transaction, some revised or taken back, some naming nothing.
 */
public record OutcomeFeed(List<Event> events) {

    public static final Catalogue CATALOGUE = CatalogueReader.read(
            """
            name: outcomes
            currency: EUR
            features:
              - {name: amount, transform: amount}
              - {name: payments_1d, entity: customer, aggregate: count, window: 1d}
              - {name: risk_7d, entity: terminal, aggregate: fraud_rate, window: 7d}
              - {name: declines_1d, entity: customer, aggregate: count, over: outcomes, where: "kind = 'declined'", window: 1d}
              - {name: refunded_3d, entity: customer, aggregate: sum, over: outcomes, where: "kind = 'refunded'", window: 3d, delay: 1h}
              - {name: since_decline, entity: customer, aggregate: seconds_since_last, over: outcomes, where: "kind = 'declined'", window: 5d}
              - {name: last_refund, entity: customer, aggregate: last, over: outcomes, where: "kind = 'refunded'", window: 5d}
              - {name: declined_share, entity: terminal, aggregate: share, over: outcomes, where: "kind = 'declined'", window: 2d}
              - {name: declines_to_payments, ratio: declines_1d, to: payments_1d}
            """);

    /** Outcomes whose entity no outcome can name: all wait for their transactions. */
    public static final Catalogue LOOKED_UP = CatalogueReader.read(CATALOGUE.yaml()
            + "  - {name: pair, entity: [customer, channel], aggregate: count, over: outcomes, window: 2d}\n");

    private static final OutcomeKind[] KINDS = {
        OutcomeKind.DECLINED, OutcomeKind.DECLINED, OutcomeKind.REFUNDED, OutcomeKind.AUTHORISED
    };

    /** Times are in seconds, so that many are tied. */
    public static OutcomeFeed random(long seed, int transactions, int customers, int terminals) {
        Random random = new Random(seed);
        List<Event> events = new ArrayList<>();
        for (Event event : Feed.random(seed, transactions, customers, terminals).events()) {
            if (event.isLabel()) {
                events.add(event);
                continue;
            }
            Transaction transaction = Transaction.newBuilder(event.transaction())
                    .setChannel(random.nextBoolean() ? "online" : "chip")
                    .build();
            events.add(Event.of(transaction));
            for (int said = random.nextInt(3); said > 0; said--) {
                OutcomeKind kind = KINDS[random.nextInt(KINDS.length)];
                // Many become known at exactly their transaction's time, and beside others of the same second.
                long after = random.nextInt(3) == 0 ? 0 : random.nextInt(4_000) - 100L;
                Instant time = transaction.getEventTime().plusSeconds(after);
                for (int again = random.nextInt(4) == 0 ? 2 : 1; again > 0; again--) {
                    events.add(Event.of(outcome(random, transaction, kind, time)));
                }
            }
        }
        events.sort(null);
        return new OutcomeFeed(List.copyOf(events));
    }

    private static Outcome outcome(Random random, Transaction of, OutcomeKind kind, Instant time) {
        boolean named = random.nextInt(3) > 0;
        return Outcome.newBuilder()
                .setTransactionId(of.getTransactionId())
                .setKind(kind)
                .setEventTime(time)
                .setCustomerId(named ? of.getCustomerId() : null)
                .setTerminalId(named ? of.getTerminalId() : null)
                .setCode(random.nextBoolean() ? "51" : null)
                .setAmount(new Money((long) random.nextInt(9_000), random.nextInt(9) == 0 ? "USD" : "EUR"))
                .setObservedAt(random.nextBoolean() ? null : time.plusSeconds(random.nextInt(90_000)))
                .setWithdrawn(random.nextInt(8) == 0)
                .build();
    }

    public OutcomeFeed withoutLabels() {
        return new OutcomeFeed(events.stream().filter(event -> !event.isLabel()).toList());
    }

    public List<Transaction> transactions() {
        return events.stream()
                .filter(event -> !event.isLabel() && !event.isOutcome())
                .map(Event::transaction)
                .toList();
    }

    /** By transaction id, from the engine over the merged feed in one process. */
    public Map<String, double[]> expectedVectors(Catalogue catalogue) {
        return expectedVectors(catalogue, OutcomePlaces.USUAL_HORIZON);
    }

    /** @param horizon how far an outcome and its transaction may be apart */
    public Map<String, double[]> expectedVectors(Catalogue catalogue, Duration horizon) {
        FeatureEngine engine = new FeatureEngine(catalogue, horizon);
        Map<String, double[]> vectors = new HashMap<>();
        for (Event event : events) {
            if (event.isLabel()) {
                engine.label(event.label());
            } else if (event.isOutcome()) {
                engine.outcome(event.outcome());
            } else {
                vectors.put(event.transaction().getTransactionId(), engine.transaction(event.transaction()));
            }
        }
        return vectors;
    }
}
