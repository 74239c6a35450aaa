package io.tidemark.bench.windows;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.features.engine.EntityEngine;
import io.tidemark.features.engine.EntityState;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import java.time.Duration;
import java.time.Instant;

/** One entity whose windows are full: as many events leave as come. */
final class SteadyEntity {

    private static final long BEGIN = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();
    private static final int BATCH = 4_096;

    private final EntityEngine engine;
    private final EntityState state;
    private final double[] vector;
    private final Duration window;
    private final long gap;
    private long events;

    /** @param fill number of events in the window */
    SteadyEntity(Duration window, long fill) {
        Catalogue catalogue = CatalogueReader.read(
                """
                name: bench
                currency: single
                features:
                  - {name: n, entity: terminal, aggregate: count, window: %1$ds}
                  - {name: s, entity: terminal, aggregate: sum, window: %1$ds}
                  - {name: m, entity: terminal, aggregate: mean, window: %1$ds}
                """
                        .formatted(window.toSeconds()));
        this.engine = new EntityEngine(catalogue, "terminal");
        this.state = engine.newState();
        this.vector = new double[catalogue.features().size()];
        this.window = window;
        this.gap = window.toMillis() / fill;
        pass(fill + 2L * BATCH);
    }

    /** Nanoseconds per event, records not counted. */
    double pass(long number) {
        long nanos = 0;
        long passed = 0;
        Transaction[] batch = new Transaction[BATCH];
        for (long done = 0; done < number; done += BATCH) {
            for (int i = 0; i < BATCH; i++) {
                batch[i] = transaction(events++);
            }
            long begin = System.nanoTime();
            for (Transaction transaction : batch) {
                engine.answer(state, transaction, vector);
            }
            nanos += System.nanoTime() - begin;
            passed += BATCH;
        }
        return (double) nanos / passed;
    }

    /** Whether the last answer is what adding up says. */
    boolean holds() {
        long inside = Math.min(events, (window.toMillis() + gap - 1) / gap);
        long sum = 0;
        for (long i = events - inside; i < events; i++) {
            sum += amount(i);
        }
        return vector[0] == inside && vector[1] == sum / 100.0 && vector[2] == sum / (100.0 * inside);
    }

    private static long amount(long event) {
        return event * 7_919 % 10_007;
    }

    private Transaction transaction(long event) {
        return Transaction.newBuilder()
                .setTransactionId("t" + event)
                .setEventTime(Instant.ofEpochMilli(BEGIN + event * gap))
                .setCustomerId("c")
                .setTerminalId("t")
                .setAmount(new Money(amount(event), "EUR"))
                .build();
    }
}
