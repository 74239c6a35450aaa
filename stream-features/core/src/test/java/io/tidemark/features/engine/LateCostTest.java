package io.tidemark.features.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.schemas.Location;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.Verdict;
import org.junit.jupiter.api.Test;

/** With every aggregate over 30 days and a million events inside, a late event or label never walks over the rows. */
class LateCostTest {

    private static final Catalogue CATALOGUE = CatalogueReader.read(
            """
            name: all
            currency: single
            dictionaries: {channel: [chip, online]}
            features:
              - {name: count, entity: customer, aggregate: count, window: 30d}
              - {name: sum, entity: customer, aggregate: sum, window: 30d}
              - {name: mean, entity: customer, aggregate: mean, window: 7d, delay: 7d}
              - {name: deviation, entity: customer, aggregate: standard_deviation, window: 30d, itself: excluded}
              - {name: min, entity: customer, aggregate: min, window: 30d}
              - {name: max, entity: customer, aggregate: max, window: 30d, where: "channel = 'chip'"}
              - {name: terminals, entity: customer, aggregate: distinct, of: terminal, window: 30d}
              - {name: last, entity: customer, aggregate: last, of: channel, window: 30d}
              - {name: since, entity: customer, aggregate: seconds_since_last, window: 30d}
              - {name: known, entity: customer, aggregate: seconds_since_first, window: 30d}
              - {name: rare, entity: customer, aggregate: seconds_since_first, window: 30d, where: "channel = 'fax'"}
              - {name: risk, entity: customer, aggregate: fraud_rate, window: 30d}
              - {name: online, entity: customer, aggregate: share, where: "channel = 'online'", window: 30d}
              - {name: speed, entity: customer, aggregate: velocity, window: 30d}
              - {name: usual, entity: customer, aggregate: most_frequent, of: channel, window: 30d}
              - {name: spread, entity: customer, aggregate: entropy, of: channel, window: 30d}
            """);

    private static final long SECOND = 1_000;
    private static final long DAY = 86_400 * SECOND;
    private static final long MONTH = 30 * DAY;
    private static final String[] CHANNELS = {"chip", "online", null, "phone"};
    private static final int TERMINALS = 1_000;

    /** Twenty times what an event in order reads, see {@link FlatCostTest}. */
    private static final long MOST_READS = 100;

    private static final long MOST_WRITES = 10;

    private final EntityEngine engine = new EntityEngine(CATALOGUE, "customer");
    private final RecordingBlocks blocks = new RecordingBlocks(false);
    private final EntityState state = new EntityState(engine.newHead(), blocks);
    private final double[] vector = new double[CATALOGUE.features().size()];
    private int number;

    @Test
    void anEventOfAnyLatenessReadsFewBlocks() {
        long newest = fill(1_000_000);
        for (long lateness :
                new long[] {SECOND, 3_600 * SECOND, DAY, 7 * DAY, 29 * DAY, MONTH, 31 * DAY - SECOND, 40 * DAY}) {
            for (int i = 0; i < 300; i++) {
                answer(newest - lateness - i, "chip");
            }
        }
    }

    @Test
    void soDoesABatchThatWasStoredAndForwarded() {
        long newest = fill(200_000);
        for (int i = 0; i < 10_000; i++) {
            answer(newest - 20 * DAY + i, "chip");
        }
        for (int i = 0; i < 2_000; i++) {
            answer(newest - 10 * DAY - i, "online");
        }
    }

    /** Dates without a time of day: a hundred thousand events of one millisecond. */
    @Test
    void soItIsWhereManyEventsHaveTheSameTime() {
        for (int day = 0; day < 3; day++) {
            for (int i = 0; i < 50_000; i++) {
                answer(day * DAY, CHANNELS[i % 4]);
            }
        }
        for (int i = 0; i < 300; i++) {
            answer(i % 2 * DAY, "chip");
            answer(DAY / 2, "chip");
        }
    }

    @Test
    void soItIsForTheEventsThatFollow() {
        long newest = fill(200_000);
        for (int i = 0; i < 500; i++) {
            // The oldest in the window, of a kind of which there is no other: soon gone, and the next one is looked
            // for.
            answer(newest - MONTH + 300 * SECOND + i, "fax");
        }
        for (int i = 1; i < 500; i++) {
            answer(newest + i * SECOND, "chip");
        }
    }

    @Test
    void aLabelReadsFewBlocks() {
        long newest = fill(200_000);
        for (int i = 0; i < 200_000; i += 500) {
            long readBefore = blocks.reads();
            long writtenBefore = blocks.writes();
            long time = i * (MONTH / 200_000);
            engine.label(state, Samples.label("id" + i, time, newest, Verdict.FRAUD));
            assertThat(blocks.reads() - readBefore).isLessThan(10);
            assertThat(blocks.writes() - writtenBefore).isLessThan(5);
        }
        answer(newest, "chip");
        assertThat(vector[CATALOGUE.featureNames().indexOf("risk")]).isGreaterThan(0.0015);
    }

    /** Time of the newest of so many events within a month. */
    private long fill(int events) {
        long gap = MONTH / events;
        for (int i = 0; i < events; i++) {
            engine.answer(state, event(i * gap, CHANNELS[i % 4]), vector);
        }
        return (events - 1) * gap;
    }

    private void answer(long time, String channel) {
        long readBefore = blocks.reads();
        long writtenBefore = blocks.writes();
        engine.answer(state, event(time, channel), vector);
        assertThat(blocks.reads() - readBefore).as("blocks read at %s", time).isLessThan(MOST_READS);
        assertThat(blocks.writes() - writtenBefore)
                .as("blocks written at %s", time)
                .isLessThan(MOST_WRITES);
    }

    private Transaction event(long millis, String channel) {
        int i = number++;
        return Transaction.newBuilder(Samples.transaction("id" + i, millis, i * 7_919L % 100_003, "EUR"))
                .setTerminalId("t" + i * 31L % TERMINALS)
                .setChannel(channel)
                .setLocation(i % 3 == 0 ? null : new Location(i % 90 * 1.0, i % 180 * 1.0))
                .build();
    }
}
