package io.tidemark.features.job.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.features.job.Feed;
import io.tidemark.features.job.Log;
import io.tidemark.features.job.OutcomeFeed;
import io.tidemark.features.job.event.Address;
import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.OutcomeEvent;
import io.tidemark.features.job.event.TransactionEvent;
import io.tidemark.schemas.Outcome;
import io.tidemark.schemas.OutcomeKind;
import io.tidemark.schemas.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

class OutcomeStagesTest {
    private static final String ENTITY = "outcomes of customer";
    private static final int DECLINES = OutcomeFeed.CATALOGUE.featureNames().indexOf("declines_1d");
    private static final Transaction T1 = Feed.transaction("t1", Feed.START, "c1", "m1", 100);
    private final Log log = new Log();

    @Test
    void anOutcomeThatNamesItsEntitiesGoesToEachOfThemThoughItsTransactionIsUnknown() throws Exception {
        try (StageHarness<Event> stage = StageHarness.identity(OutcomeFeed.CATALOGUE, null)) {
            stage.send(log.read(decline("t1", 5, "c1", "m1")));
            assertThat(stage.taken())
                    .extracting(event -> ((OutcomeEvent) event).entity(), Event::key)
                    .containsExactly(tuple(ENTITY, "c1"), tuple("outcomes of terminal", "m1"));
        }
    }

    @Test
    void whereItBelongsIsWhatItsTransactionSaysAndNotWhatItSaysItself() throws Exception {
        try (StageHarness<Event> stage = StageHarness.identity(OutcomeFeed.CATALOGUE, null)) {
            stage.send(addressed(T1));
            stage.taken();
            stage.send(log.read(decline("t1", 5, "other", "m9")));
            assertThat(stage.taken()).extracting(Event::key).containsExactly("c1", "m1");
        }
    }

    @Test
    void anOutcomeThatNamesItsTransactionAloneWaitsAndGoesAheadOfItAlsoAfterARestart() throws Exception {
        StageHarness<Event> before = StageHarness.identity(OutcomeFeed.CATALOGUE, null);
        before.send(log.read(decline("t1", -5, null, null)));
        assertThat(before.taken()).isEmpty();
        OperatorSubtaskState state = before.snapshot(1);
        before.close();
        try (StageHarness<Event> stage = StageHarness.identity(OutcomeFeed.CATALOGUE, state)) {
            stage.send(addressed(T1));
            assertThat(stage.taken())
                    .satisfiesExactly(
                            one -> assertThat(one).isInstanceOf(OutcomeEvent.class),
                            other -> assertThat(other).isInstanceOf(OutcomeEvent.class),
                            event -> assertThat(event).isInstanceOf(TransactionEvent.class));
        }
    }

    @Test
    void soManyWaitForOneIdAndNoMoreAndTheOthersAreDeadLettersAlsoAfterARestart() throws Exception {
        StageHarness<Event> before = StageHarness.identity(OutcomeFeed.CATALOGUE, null);
        for (int i = 0; i < IdIndex.MOST_WAITING - 1; i++) {
            before.send(log.read(decline("t1", -5 - i, null, null)));
        }
        OperatorSubtaskState state = before.snapshot(1);
        assertThat(before.refused()).isEmpty();
        before.close();
        try (StageHarness<Event> stage = StageHarness.identity(OutcomeFeed.CATALOGUE, state)) {
            stage.send(log.read(decline("t1", -500, null, null)));
            assertThat(stage.refused()).isEmpty();
            stage.send(log.read(decline("t1", -501, null, null)));
            stage.send(log.read(decline("t2", -501, null, null)));
            assertThat(stage.refused()).singleElement().satisfies(refused -> {
                assertThat(refused.cause()).isEqualTo("too_many_waiting");
                assertThat(refused.detail()).contains("100 labels and outcomes wait for transaction t1");
            });
            stage.send(addressed(T1));
            assertThat(stage.taken()).filteredOn(OutcomeEvent.class::isInstance).hasSize(2 * IdIndex.MOST_WAITING);
        }
    }

    @Test
    void anOutcomeWhoseTransactionDoesNotComeWithinTheHorizonIsADeadLetter() throws Exception {
        try (StageHarness<Event> stage = StageHarness.identity(OutcomeFeed.CATALOGUE, null)) {
            stage.send(log.read(decline("t1", 5, null, null)));
            Instant later = Feed.START.plus(Duration.ofDays(200));
            TransactionEvent next = log.read(Feed.transaction("t1x", later, "c1", "m1", 100));
            next.address(Address.ofIdentity("t1"));
            stage.send(next);
            assertThat(stage.refused()).singleElement().satisfies(refused -> {
                assertThat(refused.cause()).isEqualTo("outcome_without_transaction");
                assertThat(refused.topic()).isEqualTo("outcomes");
                assertThat(refused.detail()).contains("t1").contains("180 days").contains("label.horizon");
            });
        }
    }

    @Test
    void ofATransactionThatCameUnderACatalogueWithoutOutcomesThoseThatNameNobodyAreDeadLetters() throws Exception {
        StageHarness<Event> before = StageHarness.identity(StageHarness.CATALOGUE, null);
        before.send(addressed(T1));
        OperatorSubtaskState state = before.snapshot(1);
        before.close();
        try (StageHarness<Event> stage = StageHarness.identity(OutcomeFeed.CATALOGUE, state)) {
            stage.send(log.read(decline("t1", 5, "c1", null)));
            assertThat(stage.taken()).extracting(Event::key).containsExactly("c1");
            assertThat(stage.refused()).singleElement().satisfies(refused -> {
                assertThat(refused.cause()).isEqualTo("outcome_entity_unknown");
                assertThat(refused.detail()).contains("t1").contains("outcomes of terminal");
            });
        }
    }

    @Test
    void ofATransactionWithoutATerminalAnOutcomeCountsForTheCustomerAndNothingIsAmiss() throws Exception {
        try (StageHarness<Event> stage = StageHarness.identity(OutcomeFeed.CATALOGUE, null)) {
            stage.send(log.read(decline("t1", -5, null, null)));
            stage.send(addressed(Transaction.newBuilder(T1).setTerminalId("").build()));
            stage.send(log.read(decline("t1", 5, null, null)));
            assertThat(stage.taken())
                    .filteredOn(OutcomeEvent.class::isInstance)
                    .extracting(event -> ((OutcomeEvent) event).waited(), Event::key)
                    .containsExactly(tuple(true, "c1"), tuple(false, "c1"));
            assertThat(stage.refused()).isEmpty();
        }
    }

    @Test
    void beyondTheHorizonAnOutcomeCountsOnlyIfItNamesItsEntities() throws Exception {
        try (StageHarness<Event> stage = StageHarness.identity(OutcomeFeed.CATALOGUE, null)) {
            stage.send(addressed(T1));
            stage.taken();
            long late = Duration.ofDays(181).toSeconds();
            stage.send(log.read(decline("t1", late, "c9", "m9")));
            assertThat(stage.taken()).extracting(Event::key).containsExactly("c9", "m9");
        }
        try (StageHarness<Event> stage = StageHarness.identity(OutcomeFeed.CATALOGUE, null)) {
            stage.send(addressed(T1));
            stage.taken();
            stage.send(log.read(decline("t1", Duration.ofDays(181).toSeconds(), null, null)));
            assertThat(stage.taken()).isEmpty();
            assertThat(stage.refused()).singleElement().satisfies(refused -> {
                assertThat(refused.cause()).isEqualTo("outcome_beyond_horizon");
                assertThat(refused.detail()).contains("181 days after").contains("label.horizon is 180 days");
            });
        }
    }

    @Test
    void ofWhatWaitsForOneTransactionOnlyWhatIsTooOldIsGivenUp() throws Exception {
        try (StageHarness<Event> stage = StageHarness.identity(OutcomeFeed.CATALOGUE, null)) {
            stage.send(log.read(decline("t1", 0, null, null)));
            stage.send(log.read(decline("t1", Duration.ofDays(100).toSeconds(), null, null)));
            stage.send(log.read(decline("t1", Duration.ofDays(200).toSeconds(), null, null)));
            assertThat(stage.refused()).hasSize(1);
            stage.send(addressed(Transaction.newBuilder(T1)
                    .setEventTime(Feed.START.plus(Duration.ofDays(200)))
                    .build()));
            assertThat(stage.taken())
                    .filteredOn(OutcomeEvent.class::isInstance)
                    .as("two outcomes to two entities each")
                    .hasSize(4);
        }
    }

    @Test
    void anOutcomeThatIsAheadMakesNoTransactionLate() throws Exception {
        try (StageHarness<Event> stage = StageHarness.entity(OutcomeFeed.CATALOGUE, ENTITY)) {
            stage.send(log.read(decline("t1", 600, "c1", "m1")).addressedTo(ENTITY, "c1", 0, 0));
            stage.send(passing(T1));
            assertThat(((TransactionEvent) stage.taken().get(0)).late).isFalse();
        }
    }

    @Test
    void whatAnotherCatalogueBeganIsBegunAnew() throws Exception {
        try (StageHarness<Event> stage = StageHarness.entity(OutcomeFeed.CATALOGUE, ENTITY)) {
            TransactionEvent begun = passing(T1);
            begun.begin(2, 1);
            begun.arrivals[0] = 7;
            begun.partialHistory = Map.of("gone", 5L);
            stage.send(begun);
            TransactionEvent answered = (TransactionEvent) stage.taken().get(0);
            assertThat(answered.values).hasSize(OutcomeFeed.CATALOGUE.features().size());
            assertThat(answered.arrivals).hasSize(4).containsOnly(0);
            assertThat(answered.partialHistory).isEmpty();
        }
    }

    @Test
    void whereNoFeatureIsOverOutcomesNothingOfThemIsKept() throws Exception {
        try (StageHarness<Event> stage = StageHarness.identity(StageHarness.CATALOGUE, null)) {
            stage.send(log.read(decline("t1", 5, null, null)));
            assertThat(stage.taken()).isEmpty();
            assertThat(stage.held()).isZero();
        }
    }

    @Test
    void aCustomerToWhomNothingHappenedHasNoStateAndOneWhoWasDeclinedIsCounted() throws Exception {
        try (StageHarness<Event> stage = StageHarness.entity(OutcomeFeed.CATALOGUE, ENTITY)) {
            stage.send(passing(T1));
            assertThat(((TransactionEvent) stage.taken().get(0)).values[DECLINES])
                    .isZero();
            assertThat(stage.held()).isZero();
            stage.send(log.read(decline("t1", 5, "c1", "m1")).addressedTo(ENTITY, "c1", 0, 0));
            assertThat(stage.held()).isPositive();
            stage.send(passing(Feed.transaction("t2", Feed.START.plusSeconds(60), "c1", "m1", 100)));
            stage.send(passing(Feed.transaction("t0", Feed.START.plusSeconds(4), "c1", "m1", 100)));
            List<Event> answers = stage.taken();
            assertThat(((TransactionEvent) answers.get(0)).values[DECLINES]).isEqualTo(1);
            assertThat(((TransactionEvent) answers.get(0)).labels).contains(1L);
            assertThat(((TransactionEvent) answers.get(1)).values[DECLINES]).isZero();
        }
    }

    private static Outcome decline(String transaction, long second, String customer, String terminal) {
        return Outcome.newBuilder()
                .setTransactionId(transaction)
                .setKind(OutcomeKind.DECLINED)
                .setEventTime(Feed.START.plusSeconds(second))
                .setCustomerId(customer)
                .setTerminalId(terminal)
                .build();
    }

    private TransactionEvent addressed(Transaction transaction) {
        TransactionEvent event = log.read(transaction);
        event.address(Address.ofIdentity(transaction.getTransactionId()));
        return event;
    }

    private TransactionEvent passing(Transaction transaction) {
        TransactionEvent event = log.read(transaction);
        event.address(transaction.getCustomerId());
        return event;
    }
}
