package io.tidemark.features.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.schemas.Outcome;
import io.tidemark.schemas.OutcomeKind;
import io.tidemark.schemas.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever is said of one customer's transactions, in whatever order, the engine answers as the slow history does. */
class OutcomeHistoryPropertyTest {

    private static final Duration LATENESS = Duration.ofMillis(50);
    private static final String ENTITY = "outcomes of customer";
    private static final List<Catalogue> CATALOGUES =
            List.of(RandomOutcomes.catalogue("single", "customer"), RandomOutcomes.catalogue("EUR", "customer"));

    @Property(tries = 7_000)
    void outcomesLateRevisedAndTakenBackCountAsTheSlowHistorySays(
            @ForAll("which") Catalogue catalogue, @ForAll long seed, @ForAll @IntRange(max = 70) int steps) {
        play(catalogue, new Random(seed), steps, 3);
    }

    @Property(tries = 150)
    void thousandsOfOutcomesInAWindowCountAsTheSlowHistorySays(
            @ForAll("which") Catalogue catalogue,
            @ForAll long seed,
            @ForAll @IntRange(min = 400, max = 2_500) int steps) {
        play(catalogue, new Random(seed), steps, 40);
    }

    /** @param crowd of so many outcomes there is one that may be at another time than the newest */
    private static void play(Catalogue catalogue, Random random, int steps, int crowd) {
        EntityEngine engine = new EntityEngine(catalogue, ENTITY, LATENESS);
        SlowOutcomes oracle = new SlowOutcomes(catalogue, ENTITY, LATENESS);
        RandomOutcomes outcomes = new RandomOutcomes(random);
        EntityState state = new EntityState(engine.newHead(), new RecordingBlocks(random.nextBoolean()));
        long newest = 0;
        for (int i = 0; i < steps; i++) {
            state = random.nextInt(40) == 0
                    ? Travel.values()[random.nextInt(Travel.values().length - 1)].of(state)
                    : state;
            if (random.nextInt(crowd) > 0) {
                Outcome outcome = crowd > 3 && random.nextInt(4) > 0
                        ? outcomes.said("x" + random.nextInt(400), OutcomeKind.DECLINED, at(newest))
                        : outcomes.next(newest);
                engine.outcome(state, outcome);
                oracle.take(outcome);
                newest = Math.max(newest, outcome.getEventTime().toEpochMilli() - at(0).toEpochMilli());
                assertThat(state.head().labels()).isEqualTo(oracle.taken());
            } else {
                long time = random.nextInt(3) == 0 ? newest - random.nextInt(60) : newest + random.nextInt(9);
                ask(engine, state, oracle, catalogue, Samples.transaction("asks" + i, time));
                newest = Math.max(newest, time);
            }
        }
    }

    private static Instant at(long millis) {
        return Samples.BEGIN.plusMillis(millis);
    }

    private static void ask(
            EntityEngine engine, EntityState state, SlowOutcomes oracle, Catalogue catalogue, Transaction transaction) {
        double[] vector = new double[catalogue.features().size()];
        long time = transaction.getEventTime().toEpochMilli();
        engine.answer(state, transaction, vector);
        assertThat(engine.foreign()).isFalse();
        Map<String, Long> partial = engine.partialHistory(state.head(), time);
        assertThat(partial.keySet()).as("%s is partial", partial).allMatch(name -> oracle.mayBePartial(name, time));
        oracle.ask(time, partial).forEach((name, expected) -> {
            double actual = vector[catalogue.featureNames().indexOf(name)];
            assertThat(expected.allows(actual))
                    .as("%s of %s is %s, expected %s", name, transaction.getTransactionId(), actual, expected)
                    .isTrue();
        });
    }

    @Provide
    Arbitrary<Catalogue> which() {
        return Arbitraries.of(CATALOGUES);
    }
}
