package io.tidemark.bench.late;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.features.catalogue.WindowFeature;
import io.tidemark.features.engine.Block;
import io.tidemark.features.engine.Blocks;
import io.tidemark.features.engine.EntityEngine;
import io.tidemark.features.engine.EntityState;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.LabelType;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.Verdict;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * One customer or terminal of the payments catalogue with many events in 30 days, some in a hundred of them known to be
 * fraud.
 */
public final class LateEntity implements AutoCloseable {

    private static final Catalogue CATALOGUE = CatalogueReader.shipped("payments");
    private static final long BEGIN = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();
    private static final int FRAUD_EVERY = 100;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final EntityEngine engine;
    private final Keeping keeping;
    private final SlowWindows slow = new SlowWindows();
    private final double[] vector = new double[CATALOGUE.features().size()];
    private final int fill;
    private final long gap;
    private long newest = BEGIN;
    private long number;
    private boolean equal = true;

    private LateEntity(String entity, int fill, boolean rocksdb) throws IOException {
        this.fill = fill;
        engine = new EntityEngine(CATALOGUE, entity);
        gap = Duration.ofDays(30).toMillis() / fill;
        Map<Integer, Block> blocks = new HashMap<>();
        EntityState filled = new EntityState(engine.newHead(), new InMap(blocks));
        for (int i = 0; i < fill; i++) {
            Transaction transaction = transaction(newest + gap);
            engine.answer(filled, transaction, vector);
            newest += gap;
            if (fraud(i)) {
                engine.label(filled, label(transaction));
            }
        }
        if (rocksdb) {
            InRocksDb db = new InRocksDb();
            blocks.forEach(db::put);
            db.put(filled.head());
            keeping = db;
        } else {
            keeping = new OnHeap(filled);
        }
    }

    /** On the heap. */
    public static LateEntity onHeap(String entity, int fill) throws IOException {
        return new LateEntity(entity, fill, false);
    }

    public static LateEntity inRocksDb(String entity, int fill) throws IOException {
        return new LateEntity(entity, fill, true);
    }

    /** Nanoseconds of processor time an event, records not counted, of events that come in order. */
    public double inOrder(int events) {
        Transaction[] batch = new Transaction[events];
        for (int i = 0; i < events; i++) {
            newest += gap;
            batch[i] = transaction(newest);
        }
        return nanos(batch);
    }

    /** Nanoseconds of processor time an event of those that are late, one after the other from a time on. */
    public double late(int events, Duration lateness) {
        Transaction[] batch = new Transaction[events];
        for (int i = 0; i < events; i++) {
            batch[i] = transaction(newest - lateness.toMillis() + i % 997);
        }
        return nanos(batch);
    }

    private double nanos(Transaction[] batch) {
        long begin = THREADS.getCurrentThreadCpuTime();
        EntityState state = null;
        for (Transaction transaction : batch) {
            state = keeping.take();
            engine.answer(state, transaction, vector);
            keeping.give(state);
        }
        double nanos = (double) (THREADS.getCurrentThreadCpuTime() - begin) / batch.length;
        compare(state, batch[batch.length - 1].getEventTime().toEpochMilli());
        return nanos;
    }

    /** What the last event was answered, where all history was there, with the slow way. */
    private void compare(EntityState state, long time) {
        Map<String, Long> partial = engine.partialHistory(state.head(), time);
        for (WindowFeature feature : CATALOGUE.windows(engine.entity())) {
            double expected = slow.value(feature);
            double actual = vector[CATALOGUE.featureNames().indexOf(feature.name())];
            boolean compared = !Double.isNaN(expected) && !partial.containsKey(feature.name());
            equal &= !compared || Double.compare(expected, actual) == 0;
        }
    }

    /** Whether every answer that was compared was the slow way's. */
    public boolean equal() {
        return equal;
    }

    /** Of those that fill the windows. */
    private boolean fraud(long event) {
        return event < fill && event % FRAUD_EVERY == 0;
    }

    private Transaction transaction(long time) {
        long amount = number * 7_919 % 10_007;
        slow.add(time, amount, fraud(number));
        return Transaction.newBuilder()
                .setTransactionId("t" + number++)
                .setEventTime(Instant.ofEpochMilli(time))
                .setCustomerId("c")
                .setTerminalId("t" + number % 50)
                .setAmount(new Money(amount, "EUR"))
                .build();
    }

    private static Label label(Transaction transaction) {
        return Label.newBuilder()
                .setTransactionId(transaction.getTransactionId())
                .setVerdict(Verdict.FRAUD)
                .setType(LabelType.CHARGEBACK)
                .setObservedAt(transaction.getEventTime().plus(Duration.ofHours(1)))
                .setEventTime(transaction.getEventTime())
                .setCustomerId("c")
                .setTerminalId("t")
                .build();
    }

    private record InMap(Map<Integer, Block> blocks) implements Blocks {

        @Override
        public Block get(int id) {
            return blocks.get(id);
        }

        @Override
        public void put(int id, Block block) {
            blocks.put(id, block);
        }

        @Override
        public void remove(int id) {
            blocks.remove(id);
        }
    }

    @Override
    public void close() {
        keeping.close();
    }
}
