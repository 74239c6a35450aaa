package io.tidemark.features.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.schemas.Location;
import io.tidemark.schemas.Transaction;
import org.junit.jupiter.api.Test;

/** With every aggregate over 30 days, an event of a busy customer touches as few blocks as one of a quiet customer. */
class FlatCostTest {

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
              - {name: risk, entity: customer, aggregate: fraud_rate, window: 30d}
              - {name: online, entity: customer, aggregate: share, where: "channel = 'online'", window: 30d}
              - {name: speed, entity: customer, aggregate: velocity, window: 30d}
              - {name: usual, entity: customer, aggregate: most_frequent, of: channel, window: 30d}
              - {name: spread, entity: customer, aggregate: entropy, of: channel, window: 30d}
            """);

    private static final long MONTH = 30 * 86_400_000L;
    private static final String[] CHANNELS = {"chip", "online", null, "phone"};
    /** More than the exact bound, so that the number of them is estimated. */
    private static final int TERMINALS = 1_000;

    private record Cost(double reads, double writes, int headBytes) {}

    @Test
    void aMillionEventsInTheWindowCostAsMuchAsTenThousand() {
        Cost few = cost(10_000);
        Cost many = cost(1_000_000);
        assertThat(many.reads())
                .as("blocks read per event")
                .isLessThan(1.1 * few.reads() + 0.1)
                .isLessThan(5);
        assertThat(many.writes()).as("blocks written per event").isLessThan(0.1);
        assertThat(few.headBytes()).isLessThan(24_000);
        assertThat(many.headBytes()).as("bytes of the head").isLessThan(24_000);
    }

    /** On average over as many events as a window of ten thousand holds. */
    private static Cost cost(int fill) {
        EntityEngine engine = new EntityEngine(CATALOGUE, "customer");
        RecordingBlocks blocks = new RecordingBlocks(false);
        EntityState state = new EntityState(engine.newHead(), blocks);
        double[] vector = new double[CATALOGUE.features().size()];
        int measured = 10_000;
        long readsBefore = 0;
        long writesBefore = 0;
        for (int i = 0; i < fill + fill / 10 + measured; i++) {
            if (i == fill + fill / 10) {
                readsBefore = blocks.reads();
                writesBefore = blocks.writes();
            }
            engine.answer(state, event(i, i * (MONTH / fill)), vector);
        }
        assertThat(vector[0]).isEqualTo(fill);
        return new Cost(
                (blocks.reads() - readsBefore) / (double) measured,
                (blocks.writes() - writesBefore) / (double) measured,
                Travel.bytes(state.head()).length);
    }

    private static Transaction event(int i, long millis) {
        return Transaction.newBuilder(Samples.transaction("id" + i, millis, i * 7_919L % 100_003, "EUR"))
                .setTerminalId("t" + i * 31L % TERMINALS)
                .setChannel(CHANNELS[i % CHANNELS.length])
                .setLocation(i % 3 == 0 ? null : new Location(i % 90 * 1.0, i % 180 * 1.0))
                .build();
    }
}
