package io.tidemark.features.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** An entity with so many events that its history fills many chunks and several pages. */
class HotEntityTest {

    private static final Catalogue CATALOGUE = CatalogueReader.read(
            """
            name: hot
            currency: single
            features:
              - {name: n, entity: terminal, aggregate: count, window: 30d}
              - {name: m, entity: terminal, aggregate: mean, window: 7d}
              - {name: hi, entity: terminal, aggregate: max, window: 1d, itself: excluded}
              - {name: r, entity: terminal, aggregate: fraud_rate, window: 7d, delay: 7d}
              - {name: first, entity: terminal, aggregate: seconds_since_first, window: 30d}
            """);

    private static final long DAY = 86_400_000;

    @Test
    void eventsThatComeInAnyOrderWithinTheLatenessLeaveTheSameWindowsAsEventsInOrder() {
        List<Transaction> inOrder = events(60_000, 14 * DAY / 60_000);
        List<Transaction> disturbed = new ArrayList<>(inOrder);
        Random random = new Random(3);
        for (int from = 0; from < disturbed.size(); from += 4_000) {
            Collections.shuffle(disturbed.subList(from, Math.min(from + 4_000, disturbed.size())), random);
        }
        EntityEngine engine = new EntityEngine(CATALOGUE, "terminal");
        EntityState ordered = fed(engine, inOrder);
        EntityState late = fed(engine, disturbed);
        label(engine, ordered, inOrder);
        label(engine, late, inOrder);
        long end = inOrder.get(inOrder.size() - 1).getEventTime().toEpochMilli();
        for (int step = 1; step < 40; step++) {
            Transaction next = event("next" + step, end - Samples.BEGIN.toEpochMilli() + step * DAY, 77);
            assertThat(answer(engine, late, next)).isEqualTo(answer(engine, ordered, next));
        }
    }

    @Test
    void whatAnEventReadsAndWritesDoesNotGrowWithTheEventsInTheWindow() throws IOException {
        double few = blocksPerEvent(20_000);
        double many = blocksPerEvent(1_000_000);
        // One block at each of the four edges, and the newest one every now and then.
        assertThat(many).isLessThan(1.1 * few).isLessThan(5.5);
    }

    /** Blocks read and written per event, on average, in windows that hold a number of events. */
    private static double blocksPerEvent(int fill) throws IOException {
        EntityEngine engine = new EntityEngine(CATALOGUE, "terminal");
        long[] touched = {0};
        HeapBlocks memory = new HeapBlocks();
        Blocks counting = new Blocks() {
            @Override
            public Block get(int id) {
                touched[0]++;
                return memory.get(id);
            }

            @Override
            public void put(int id, Block block) {
                touched[0]++;
                memory.put(id, block);
            }

            @Override
            public void remove(int id) {
                touched[0]++;
                memory.remove(id);
            }
        };
        EntityState state = new EntityState(engine.newHead(), counting);
        long gap = 30 * DAY / fill;
        double[] vector = new double[CATALOGUE.features().size()];
        int events = fill + fill / 4;
        for (int i = 0; i < events; i++) {
            if (i == fill) {
                touched[0] = 0;
            }
            engine.answer(state, event("t" + i, i * gap, i % 1_000), vector);
        }
        assertThat(vector[0]).isEqualTo(fill);
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        EntityHeadCodec.write(state.head(), new DataOutputStream(head));
        assertThat(head.size()).as("bytes of the head with %s events", fill).isLessThan(4_000);
        return touched[0] / (events - fill * 1.0);
    }

    private static EntityState fed(EntityEngine engine, List<Transaction> events) {
        EntityState state = engine.newState();
        events.forEach(event -> answer(engine, state, event));
        return state;
    }

    private static void label(EntityEngine engine, EntityState state, List<Transaction> events) {
        for (int i = 0; i < events.size(); i += 37) {
            long time = events.get(i).getEventTime().toEpochMilli();
            engine.label(
                    state,
                    Samples.label(
                            events.get(i).getTransactionId(),
                            time - Samples.BEGIN.toEpochMilli(),
                            time - Samples.BEGIN.toEpochMilli() + DAY,
                            Verdict.FRAUD));
        }
    }

    private static String answer(EntityEngine engine, EntityState state, Transaction event) {
        double[] vector = new double[CATALOGUE.features().size()];
        engine.answer(state, event, vector);
        return Arrays.toString(vector);
    }

    private static List<Transaction> events(int number, long gap) {
        Random random = new Random(1);
        List<Transaction> events = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            events.add(event("t" + i, i * gap, random.nextInt(10_000)));
        }
        return events;
    }

    private static Transaction event(String id, long millis, long cents) {
        return Transaction.newBuilder()
                .setTransactionId(id)
                .setEventTime(Instant.ofEpochMilli(Samples.BEGIN.toEpochMilli() + millis))
                .setCustomerId("c")
                .setTerminalId("t")
                .setAmount(new Money(cents, "EUR"))
                .build();
    }
}
