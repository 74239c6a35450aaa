package io.tidemark.features.job.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.features.job.Feed;
import io.tidemark.features.job.Log;
import io.tidemark.features.job.backfill.PlainFormats;
import io.tidemark.features.job.event.Address;
import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.LabelEvent;
import io.tidemark.features.job.event.TransactionEvent;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.LabelType;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

class IdentityStageTest {
    private static final Transaction T1 = Feed.transaction("t1", Feed.START, "c1", "m1", 100);
    private final Log log = new Log();

    @Test
    void aTransactionSentTwiceIsDroppedAndOnlyItsPlaceGoesOnAlsoAfterARestart() throws Exception {
        StageHarness<Event> before = StageHarness.identity(false, null);
        before.send(addressed(T1));
        assertThat(before.taken()).extracting(Event::key).containsExactly("m1");
        OperatorSubtaskState state = before.snapshot(1);
        before.close();
        try (StageHarness<Event> stage = StageHarness.identity(false, state)) {
            stage.send(addressed(T1));
            assertThat(stage.taken())
                    .extracting(Event::key, event -> ((TransactionEvent) event).refusal())
                    .containsExactly(tuple("c1", "duplicate"));
            assertThat(stage.refused()).isEmpty();
        }
    }

    @Test
    void anIdThatIsUsedAgainForSomethingElseIsRefusedWithItsBytes() throws Exception {
        try (StageHarness<Event> stage = StageHarness.identity(false, null)) {
            stage.send(addressed(T1));
            Transaction other = Feed.transaction("t1", Feed.START, "c2", "m1", 100);
            stage.send(addressed(other));
            assertThat(stage.taken())
                    .extracting(Event::key, event -> ((TransactionEvent) event).refusal())
                    .containsExactly(tuple("m1", null), tuple("c2", "conflicting_duplicate"));
            assertThat(stage.refused()).singleElement().satisfies(refused -> {
                assertThat(refused.cause()).isEqualTo("conflicting_duplicate");
                assertThat(refused.topic()).isEqualTo("transactions");
                assertThat(refused.detail()).contains("t1").contains("c2");
                assertThat(refused.record().value()).isEqualTo(PlainFormats.encode(other));
            });
        }
    }

    @Test
    void aLabelThatNamesItsTransactionAloneFindsTerminalAndTime() throws Exception {
        try (StageHarness<Event> stage = StageHarness.identity(false, null)) {
            stage.send(addressed(T1));
            stage.taken();
            stage.send(log.read(bare("t1", 10)));
            assertThat(stage.taken()).singleElement().satisfies(event -> {
                LabelEvent label = ((LabelEvent) event).decoded(new PlainFormats());
                assertThat(label.entity()).isEqualTo("terminal");
                assertThat(label.key()).isEqualTo("m1");
                assertThat(label.label().getEventTime()).isEqualTo(Feed.START);
            });
        }
    }

    @Test
    void aLabelThatComesBeforeItsTransactionWaitsAndGoesAheadOfItAlsoAfterARestart() throws Exception {
        StageHarness<Event> before = StageHarness.identity(false, null);
        before.send(log.read(bare("t1", 10)));
        assertThat(before.taken()).isEmpty();
        OperatorSubtaskState state = before.snapshot(1);
        before.close();
        try (StageHarness<Event> stage = StageHarness.identity(false, state)) {
            stage.send(addressed(T1));
            assertThat(stage.taken())
                    .satisfiesExactly(
                            label -> assertThat(label).isInstanceOf(LabelEvent.class),
                            event -> assertThat(event).isInstanceOf(TransactionEvent.class));
        }
    }

    @Test
    void aLabelBeyondTheHorizonIsADeadLetterThatSaysSo() throws Exception {
        try (StageHarness<Event> stage = StageHarness.identity(false, null)) {
            stage.send(addressed(T1));
            stage.taken();
            stage.send(log.read(bare("t1", Duration.ofDays(181).toSeconds())));
            assertThat(stage.taken()).isEmpty();
            assertThat(stage.refused()).singleElement().satisfies(refused -> {
                assertThat(refused.cause()).isEqualTo("label_beyond_horizon");
                assertThat(refused.topic()).isEqualTo("labels");
                assertThat(refused.detail()).contains("181 days").contains("label.horizon");
            });
        }
    }

    @Test
    void idsOlderThanTheHorizonAreForgottenAChunkWithEachIdThatComes() throws Exception {
        try (StageHarness<Event> stage = StageHarness.identity(false, null)) {
            List<String> old = inOneBucket(192);
            for (String id : old) {
                stage.send(addressed(Feed.transaction(id, Feed.START, "c1", "m1", 100)));
            }
            List<String> coming = inOneBucket(200).subList(192, 200);
            for (String id : coming) {
                stage.send(addressed(Feed.transaction(id, muchLater(), "c1", "m1", 100)));
            }
            stage.taken();
            for (String id : old) {
                stage.send(addressed(Feed.transaction(id, Feed.START, "c2", "m1", 100)));
            }
            assertThat(stage.taken()).hasSize(192).noneMatch(event -> ((TransactionEvent) event).refused());
            stage.send(addressed(Feed.transaction(coming.get(0), muchLater(), "c1", "m1", 100)));
            assertThat(stage.taken())
                    .extracting(event -> ((TransactionEvent) event).refusal())
                    .containsExactly("duplicate");
        }
    }

    @Test
    void aLabelWhoseTransactionDoesNotComeWithinTheHorizonIsADeadLetterAlsoAfterARestart() throws Exception {
        StageHarness<Event> before = StageHarness.identity(false, null);
        List<String> ids = inOneBucket(2);
        before.send(log.read(bare(ids.get(0), 10)));
        OperatorSubtaskState state = before.snapshot(1);
        before.close();
        try (StageHarness<Event> stage = StageHarness.identity(false, state)) {
            stage.send(addressed(Feed.transaction(ids.get(1), muchLater(), "c1", "m1", 100)));
            assertThat(stage.refused()).singleElement().satisfies(refused -> {
                assertThat(refused.cause()).isEqualTo("label_without_transaction");
                assertThat(refused.topic()).isEqualTo("labels");
                assertThat(refused.detail()).contains(ids.get(0)).contains("180 days");
            });
        }
    }

    /** It names all that a label can, and a fraud rate asks for more. */
    @Test
    void aLabelThatCannotNameAnEntityWaitsAndItsDeadLetterSaysForWhat() throws Exception {
        Catalogue catalogue = CatalogueReader.read(
                """
                name: x
                currency: own
                features:
                  - {name: risk, entity: terminal, aggregate: fraud_rate, window: 7d}
                  - {name: own_risk, entity: terminal, aggregate: fraud_rate, currency: own, window: 7d}
                """);
        List<String> ids = inOneBucket(2);
        try (StageHarness<Event> stage = StageHarness.identity(catalogue, null)) {
            stage.send(log.read(Label.newBuilder(bare(ids.get(0), 10))
                    .setCustomerId("c1")
                    .setTerminalId("m1")
                    .setEventTime(Feed.START)
                    .build()));
            assertThat(stage.taken()).isEmpty();
            stage.send(addressed(Feed.transaction(ids.get(1), muchLater(), "c1", "m1", 100)));
            assertThat(stage.refused()).singleElement().satisfies(refused -> {
                assertThat(refused.cause()).isEqualTo("label_without_transaction");
                assertThat(refused.detail())
                        .startsWith("Labels cannot name own currency of terminal, whose fraud rates the catalogue asks")
                        .contains(ids.get(0));
            });
        }
    }

    @Test
    void anIdThatIsUsedAgainAfterTheHorizonIsANewTransactionAndKnownFromThenOn() throws Exception {
        try (StageHarness<Event> stage = StageHarness.identity(false, null)) {
            Transaction again = Feed.transaction("t1", muchLater(), "c2", "m2", 100);
            stage.send(addressed(T1));
            stage.send(addressed(again));
            stage.send(addressed(again));
            assertThat(stage.taken())
                    .extracting(Event::key, event -> ((TransactionEvent) event).refusal())
                    .containsExactly(tuple("m1", null), tuple("m2", null), tuple("c2", "duplicate"));
        }
    }

    @Test
    void inOrderedModeTheFirstOfTwoIsTheEarlierOneWhateverTheirArrival() throws Exception {
        try (StageHarness<Event> stage = StageHarness.identity(true, null)) {
            stage.send(addressed(Feed.transaction("t1", Feed.START.plusSeconds(5), "c2", "m2", 100)));
            stage.send(addressed(T1));
            assertThat(stage.taken()).isEmpty();
            stage.watermark(Long.MAX_VALUE);
            assertThat(stage.taken())
                    .extracting(Event::key, event -> ((TransactionEvent) event).refusal())
                    .containsExactly(tuple("m1", null), tuple("c2", "conflicting_duplicate"));
        }
    }

    private static Instant muchLater() {
        return Feed.START.plus(Duration.ofDays(200));
    }

    private static List<String> inOneBucket(int count) {
        String bucket = Address.ofIdentity("t0");
        return IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> "t" + i)
                .filter(id -> Address.ofIdentity(id).equals(bucket))
                .limit(count)
                .toList();
    }

    private static Label bare(String transaction, long second) {
        return Label.newBuilder()
                .setTransactionId(transaction)
                .setVerdict(Verdict.FRAUD)
                .setType(LabelType.CHARGEBACK)
                .setObservedAt(Instant.ofEpochMilli(Feed.START.toEpochMilli() + second * 1_000))
                .build();
    }

    private TransactionEvent addressed(Transaction transaction) {
        TransactionEvent event = log.read(transaction);
        event.address(Address.ofIdentity(transaction.getTransactionId()));
        return event;
    }
}
