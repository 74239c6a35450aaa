package io.tidemark.bench.jmh;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.engine.EntityEngine;
import io.tidemark.features.engine.EntityState;
import io.tidemark.schemas.Location;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import java.time.Duration;
import java.time.Instant;

/**
 * Customers who all pay equally often, in an order in which the next was not read lately. What is measured is the
 * engine and one {@link Instant}: the transactions are made before and used again.
 */
public final class SteadyEntities {

    private static final long BEGIN = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();
    /**
     * So many are enough not to stay in the first cache, and so few that they do not drive the states out of the last.
     */
    private static final int TRANSACTIONS = 1_024;

    private static final int EVENT_TIME =
            Transaction.getClassSchema().getField("event_time").pos();
    /** Prime to all numbers of keys. */
    private static final long STEP = 1_299_709;

    private final EntityEngine engine;
    private final EntityState[] states;
    private final Transaction[] transactions = new Transaction[TRANSACTIONS];
    private final double[] vector;
    private final long fill;
    private final double gapMillis;
    private long events;

    /** @param fill how many events of each entity are in a window of this width */
    SteadyEntities(Catalogue catalogue, int keys, Duration window, long fill) {
        // The history behind the window is as long as the window at most, or a short one would hold a day of it.
        Duration lateness = window.compareTo(EntityEngine.LATENESS) < 0 ? window : EntityEngine.LATENESS;
        this.engine = new EntityEngine(catalogue, "customer", lateness);
        this.states = new EntityState[keys];
        this.vector = new double[catalogue.features().size()];
        this.fill = fill;
        this.gapMillis = (double) window.toMillis() / fill / keys;
        for (int key = 0; key < keys; key++) {
            states[key] = engine.newState();
        }
        for (int i = 0; i < TRANSACTIONS; i++) {
            transactions[i] = transaction(i);
        }
    }

    /** Lets events pass until as many leave the windows as come, and expire as well. */
    void fill() {
        for (long left = 2 * fill * states.length + TRANSACTIONS; left > 0; left--) {
            next();
        }
    }

    /** The vector as of the next event; overwritten by the one after. */
    double[] next() {
        Transaction transaction = transactions[(int) (events % TRANSACTIONS)];
        transaction.put(EVENT_TIME, Instant.ofEpochMilli(BEGIN + (long) (events * gapMillis)));
        engine.answer(states[(int) (events % states.length * STEP % states.length)], transaction, vector);
        events++;
        return vector;
    }

    private static Transaction transaction(int number) {
        return Transaction.newBuilder()
                .setTransactionId("payment-" + number)
                .setEventTime(Instant.EPOCH)
                .setCustomerId("customer")
                .setTerminalId("terminal-" + number % 50)
                .setAmount(new Money(number * 7_919L % 10_007, "EUR"))
                .setChannel(number % 3 == 0 ? "online" : "chip")
                .setLocation(new Location(48.0 + number % 7, 11.0 + number % 5))
                .build();
    }
}
