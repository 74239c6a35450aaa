package io.tidemark.features.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.features.catalogue.WindowFeature;
import io.tidemark.schemas.Location;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Every aggregate, with filters, texts and delays, against a search through everything that ever arrived. */
class AllAggregatesPropertyTest {

    private static final long LATENESS = 60;

    static final Catalogue CATALOGUE = CatalogueReader.read(
            """
            name: windows of milliseconds, so that edges are met
            currency: single
            dictionaries: {channel: [online, chip], terminal: [t0, t1, t2]}
            features:
              - {name: n, entity: customer, aggregate: count, window: 20ms}
              - {name: n_online, entity: customer, aggregate: count, window: 40ms, where: "channel = 'online'"}
              - {name: n_big, entity: customer, aggregate: count, window: 40ms, delay: 5ms, where: "amount >= 5 and channel is present"}
              - {name: s, entity: customer, aggregate: sum, window: 30ms, delay: 3ms}
              - {name: m, entity: customer, aggregate: mean, window: 30ms, itself: excluded}
              - {name: sd, entity: customer, aggregate: standard_deviation, window: 50ms}
              - {name: sd_before, entity: customer, aggregate: standard_deviation, window: 25ms, itself: excluded}
              - {name: lo, entity: customer, aggregate: min, window: 30ms}
              - {name: hi, entity: customer, aggregate: max, window: 45ms, itself: excluded}
              - {name: hi_delayed, entity: customer, aggregate: max, window: 20ms, delay: 15ms, where: "channel != 'chip'"}
              - {name: d, entity: customer, aggregate: distinct, of: terminal, window: 50ms}
              - {name: d_before, entity: customer, aggregate: distinct, of: device, window: 50ms, delay: 10ms}
              - {name: h, entity: customer, aggregate: entropy, of: channel, window: 50ms}
              - {name: usual, entity: customer, aggregate: most_frequent, of: channel, window: 30ms}
              - {name: usual_terminal, entity: customer, aggregate: most_frequent, of: terminal, window: 45ms, itself: excluded}
              - {name: last, entity: customer, aggregate: last, of: amount, window: 20ms}
              - {name: last_online, entity: customer, aggregate: last, of: amount, window: 50ms, where: "channel = 'online'"}
              - {name: last_channel, entity: customer, aggregate: last, of: channel, window: 50ms}
              - {name: since, entity: customer, aggregate: seconds_since_last, window: 50ms}
              - {name: since_first, entity: customer, aggregate: seconds_since_first, window: 50ms}
              - {name: since_first_chip, entity: customer, aggregate: seconds_since_first, window: 50ms, where: "channel = 'chip'"}
              - {name: since_first_delayed, entity: customer, aggregate: seconds_since_first, window: 20ms, delay: 20ms}
              - {name: r, entity: customer, aggregate: fraud_rate, window: 40ms}
              - {name: r_online, entity: customer, aggregate: fraud_rate, window: 40ms, delay: 10ms, where: "channel = 'online'"}
              - {name: share, entity: customer, aggregate: share, window: 30ms, where: "channel = 'online'"}
              - {name: kmh, entity: customer, aggregate: velocity, window: 50ms}
            """);

    /** Few, sparse and dense histories; in dense ones chunks are split in the past and dropped. */
    @Property(tries = 6_000)
    void everyAnswerEqualsASearchThroughEverythingThatArrived(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int events) throws IOException {
        compare(CATALOGUE, new History(new Random(seed), 12), events);
    }

    @Property(tries = 25)
    void soDoLongHistoriesWithManyEventsInAMillisecond(@ForAll long seed) throws IOException {
        compare(CATALOGUE, new History(new Random(seed), 1), 700);
    }

    private static void compare(Catalogue catalogue, History history, int events) throws IOException {
        EntityEngine engine = new EntityEngine(catalogue, "customer", Duration.ofMillis(LATENESS));
        long retention = engine.retention().toMillis();
        SlowHistory oracle = new SlowHistory(catalogue, "customer");
        EntityState state = engine.newState();
        double[] vector = new double[catalogue.features().size()];
        long dropped = Long.MIN_VALUE;
        for (int i = 0; i < events; i++) {
            if (history.travels()) {
                state = new EntityState(travelled(state.head()), state.blocks());
            } else if (history.copied()) {
                state = new EntityState(state.head().copy(), state.blocks());
            }
            if (history.labels(i)) {
                var label = history.label(i);
                if (label.getEventTime().toEpochMilli() > dropped) {
                    oracle.label(label);
                }
                engine.label(state, label);
                continue;
            }
            Transaction transaction = history.transaction(i);
            Arrays.fill(vector, -1);
            boolean first = state.arrivals() == 0;
            Answer answer = engine.answer(state, transaction, vector);
            oracle.insert(transaction);
            if (first || !answer.late()) {
                dropped = Math.max(dropped, transaction.getEventTime().toEpochMilli() - retention);
            }
            assertSame(catalogue, vector, oracle.vector(dropped), "event " + i);
        }
    }

    private static void assertSame(Catalogue catalogue, double[] actual, double[] expected, String which) {
        for (int i = 0; i < expected.length; i++) {
            WindowFeature feature = (WindowFeature) catalogue.features().get(i);
            String what = which + ", " + feature.canonical();
            switch (feature.aggregate().word()) {
                // Summed in another order and by another formula than the engine's.
                case "entropy", "velocity" -> {
                    if (Double.isNaN(expected[i])) {
                        assertThat(actual[i]).as(what).isNaN();
                    } else {
                        // The law of cosines is off by up to 0.1 m, which is 0.4 km/h in a second.
                        double tolerance = feature.aggregate().word().equals("velocity") ? 1 : 1e-12;
                        assertThat(actual[i]).as(what).isCloseTo(expected[i], within(tolerance + 1e-6 * expected[i]));
                    }
                }
                case "standard_deviation" -> {
                    if (Double.isNaN(expected[i])) {
                        assertThat(actual[i]).as(what).isNaN();
                    } else {
                        assertThat(actual[i]).as(what).isCloseTo(expected[i], within(4 * Math.ulp(expected[i])));
                    }
                }
                // Beyond 2^53 minor units the sum is rounded before it is divided.
                case "sum", "mean" ->
                    assertThat(actual[i])
                            .as(what)
                            .isCloseTo(expected[i], within(expected[i] < 1e12 ? 0 : 2 * Math.ulp(expected[i])));
                default -> assertThat(Double.valueOf(actual[i])).as(what).isEqualTo(Double.valueOf(expected[i]));
            }
        }
    }

    private static EntityHead travelled(EntityHead head) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        EntityHeadCodec.write(head, new DataOutputStream(bytes));
        return EntityHeadCodec.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }

    /** Random events around a clock that goes on: ties, disorder within the lateness and beyond, quiet gaps, labels. */
    static final class History {

        private static final String[] CHANNELS = {"online", "online", "chip", "phone", null};

        private final Random random;
        private final int pace;
        private final long[] times = new long[1_000];
        private long clock = 1_000;

        History(Random random, int pace) {
            this.random = random;
            this.pace = pace;
        }

        boolean travels() {
            return random.nextInt(12) == 0;
        }

        boolean copied() {
            return random.nextInt(30) == 0;
        }

        boolean labels(int i) {
            times[i] = nextTime();
            return random.nextInt(4) == 0;
        }

        private long nextTime() {
            int kind = random.nextInt(20);
            if (kind < 12) {
                clock += random.nextInt(pace + 1);
                return clock;
            }
            if (kind < 17) {
                return clock - random.nextInt((int) LATENESS);
            }
            if (kind < 18) {
                return clock - random.nextInt(200);
            }
            clock += random.nextInt(pace == 1 ? 3 : 150);
            return clock;
        }

        /** About an event before, or one that is still to come. */
        io.tidemark.schemas.Label label(int i) {
            Verdict[] verdicts = {Verdict.FRAUD, Verdict.FRAUD, Verdict.GENUINE, Verdict.WITHDRAWN};
            int about = Math.max(0, i - random.nextInt(9));
            return Samples.label("id" + about, times[about], clock + random.nextInt(3), verdicts[random.nextInt(4)]);
        }

        Transaction transaction(int i) {
            long amount = random.nextInt(5) == 0 ? 0 : random.nextInt(10) == 0 ? 1L << 53 : random.nextInt(1_000);
            Location location =
                    random.nextBoolean() ? null : new Location(random.nextInt(120) - 60.0, random.nextInt(300) - 150.0);
            return Transaction.newBuilder(Samples.transaction("id" + i, times[i], amount, "EUR"))
                    .setTerminalId("t" + random.nextInt(6))
                    .setChannel(CHANNELS[random.nextInt(CHANNELS.length)])
                    .setDevice(random.nextInt(3) == 0 ? null : "d" + random.nextInt(4))
                    .setLocation(location)
                    .build();
        }
    }
}
