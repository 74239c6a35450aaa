package io.tidemark.features.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** The engine and the oracle meet on arbitrary histories of one entity. */
class EntityEnginePropertyTest {

    private static final long LATENESS = 50;

    private static final Catalogue CATALOGUE = CatalogueReader.read(
            """
            name: small windows, so that edges are met to the millisecond
            currency: single
            features:
              - {name: n10, entity: customer, aggregate: count, window: 10ms}
              - {name: n1, entity: customer, aggregate: count, window: 1ms, delay: 9ms}
              - {name: others, entity: customer, aggregate: count, window: 20ms, itself: excluded}
              - {name: amount, transform: amount}
              - {name: s10, entity: customer, aggregate: sum, window: 10ms}
              - {name: s20, entity: customer, aggregate: sum, window: 20ms, delay: 10ms}
              - {name: other_sum, entity: customer, aggregate: sum, window: 20ms, itself: excluded}
              - {name: m30, entity: customer, aggregate: mean, window: 30ms}
              - {name: m5, entity: customer, aggregate: mean, window: 5ms, delay: 7ms}
              - {name: other_mean, entity: customer, aggregate: mean, window: 5ms, itself: excluded}
              - {name: r40, entity: customer, aggregate: fraud_rate, window: 40ms}
              - {name: r30, entity: customer, aggregate: fraud_rate, window: 30ms, delay: 10ms}
            """);

    /**
     * One step of a history.
     *
     * @param jump milliseconds after the newest event, or before it if negative
     * @param about how many transactions back a label speaks of; negative for a transaction
     * @param travels whether the state is written and read before the step
     */
    record Step(long jump, long amount, String currency, int about, Verdict verdict, int observed, boolean travels) {}

    @Property(tries = 4_000)
    void answersEqualThoseOfAQuadraticSearch(@ForAll("histories") List<Step> history) throws IOException {
        EntityEngine engine = new EntityEngine(CATALOGUE, "customer", Duration.ofMillis(LATENESS));
        long retention = engine.retention().toMillis();
        SlowHistory oracle = new SlowHistory(CATALOGUE, "customer");
        EntityState state = engine.newState();
        double[] vector = new double[CATALOGUE.features().size()];
        long newest = 0;
        int arrived = 0;
        long[] times = new long[history.size()];
        for (int i = 0; i < history.size(); i++) {
            Step step = history.get(i);
            state = step.travels() ? travelled(state) : state;
            if (step.about() >= 0) {
                int about = Math.max(0, i - step.about());
                var label = Samples.label("id" + about, times[about], step.observed(), step.verdict());
                if (times[about] > newest - retention) {
                    oracle.label(label);
                }
                engine.label(state, label);
                times[i] = times[about];
                continue;
            }
            times[i] = newest + step.jump();
            Transaction transaction = Samples.transaction("id" + i, times[i], step.amount(), step.currency());
            boolean mixed = oracle.mixesCurrencies(transaction, retention);
            Arrays.fill(vector, -1);
            double[] before = vector.clone();
            Answer answer = engine.answer(state, transaction, vector);
            if (mixed) {
                assertThat(answer).isEqualTo(Answer.MIXED_CURRENCY);
                assertThat(vector).isEqualTo(before);
                continue;
            }
            assertThat(answer).isEqualTo(arrived > 0 && times[i] < newest ? Answer.LATE : Answer.IN_ORDER);
            oracle.insert(transaction);
            newest = arrived == 0 ? times[i] : Math.max(newest, times[i]);
            arrived++;
            double[] expected = oracle.vector();
            expected[CATALOGUE.featureNames().indexOf("amount")] = -1;
            assertSame(vector, expected);
            assertThat(state.arrivals()).isEqualTo(arrived);
        }
    }

    /** Bit for bit where doubles can hold the sum of minor units, and within an ulp or two beyond. */
    private static void assertSame(double[] actual, double[] expected) {
        for (int i = 0; i < expected.length; i++) {
            double tolerance = Math.abs(expected[i]) < 1e12 ? 0 : 2 * Math.ulp(expected[i]);
            assertThat(Math.abs(actual[i] - expected[i]))
                    .as("%s: %s, expected %s", CATALOGUE.featureNames().get(i), actual[i], expected[i])
                    .isLessThanOrEqualTo(tolerance);
        }
    }

    private static EntityState travelled(EntityState state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        EntityHeadCodec.write(state.head(), new DataOutputStream(bytes));
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        EntityHead read = EntityHeadCodec.read(in);
        assertThat(in.available()).isZero();
        return new EntityState(read, state.blocks());
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        Arbitrary<Long> jumps = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(0L)),
                Tuple.of(6, Arbitraries.longs().between(0, 12)),
                Tuple.of(2, Arbitraries.of(9L, 10L, 20L, 30L, 40L, 90L, 200L)),
                Tuple.of(4, Arbitraries.longs().between(-LATENESS, 0)));
        Arbitrary<Long> amounts = Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(0L)),
                Tuple.of(8, Arbitraries.longs().between(1, 100_000)),
                Tuple.of(1, Arbitraries.of(1L << 53, 1L << 52)));
        Arbitrary<String> currencies =
                Arbitraries.frequency(Tuple.of(40, "EUR"), Tuple.of(1, "JPY"), Tuple.of(1, "USD"));
        Arbitrary<Integer> about = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(-1)),
                Tuple.of(1, Arbitraries.integers().between(0, 8)));
        Arbitrary<Verdict> verdicts = Arbitraries.of(Verdict.FRAUD, Verdict.FRAUD, Verdict.GENUINE, Verdict.WITHDRAWN);
        Arbitrary<Boolean> travels = Arbitraries.frequency(Tuple.of(9, false), Tuple.of(1, true));
        return Combinators.combine(
                        jumps,
                        amounts,
                        currencies,
                        about,
                        verdicts,
                        Arbitraries.integers().between(0, 5),
                        travels)
                .as(Step::new)
                .list()
                .ofMaxSize(80);
    }
}
