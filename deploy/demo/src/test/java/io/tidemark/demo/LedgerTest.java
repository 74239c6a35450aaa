package io.tidemark.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.Activation;
import io.tidemark.schemas.Control;
import io.tidemark.schemas.DeadLetter;
import io.tidemark.schemas.Decision;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.FraudAlert;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.Verdict;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final Instant NOW = Instant.parse("2026-01-05T00:00:00Z");
    private final Ledger ledger = new Ledger();

    @Test
    void aTransactionWithoutScoreOrDeadLetterIsLost() {
        ledger.transaction(at(0), transaction("a"));
        ledger.transaction(at(1), transaction("b"));
        ledger.transaction(at(2), transaction("c"));
        ledger.score(score("a", null, 0));
        ledger.deadLetter(deadLetter("transactions", 1));
        ledger.deadLetter(deadLetter("features", 2));

        assertThat(summary().lost()).isEqualTo(1);
        assertThat(summary().deadLetters()).isEqualTo(2);
        assertThat(summary().sound()).isFalse();
    }

    @Test
    void aDeadLetterOfAnotherTopicAtTheSamePlaceLosesNoTransaction() {
        ledger.transaction(at(0), transaction("a"));
        ledger.deadLetter(deadLetter("transactions", 0));
        ledger.deadLetter(deadLetter("labels", 0));

        assertThat(summary().lost()).isZero();
    }

    @Test
    void deploymentsOfStrangersCountForNothing() {
        ledger.deployment(deployment("m1", 1, 10));
        ledger.deployment(new Deployment(
                Control.newBuilder(deployment("m0", -1, 0).getControl())
                        .setActivation(null)
                        .build(),
                List.of()));
        ledger.score(score("a", "m1", 11));

        assertThat(summary().modelVersions()).containsExactly("m1");
        assertThat(summary().mixed()).isZero();
    }

    @Test
    void repeatedTransactionsAreDuplicatesAndRepeatedScoresAreScoredTwice() {
        ledger.transaction(at(0), transaction("a"));
        ledger.transaction(at(1), transaction("a"));
        ledger.score(score("a", null, 0));
        assertThat(summary().sound()).isTrue();
        assertThat(summary().duplicates()).isEqualTo(1);

        ledger.score(score("a", null, 1));
        assertThat(summary().scored()).isEqualTo(1);
        assertThat(summary().scoredTwice()).isEqualTo(1);
    }

    @Test
    void aScoreOnTheWrongSideOfAnActivationIsMixed() {
        ledger.deployment(deployment("m1", 1, 10));
        ledger.deployment(deployment("m2", 2, 20));
        ledger.score(score("a", null, 9));
        ledger.score(score("b", "m1", 11));
        ledger.score(score("c", "m2", 21));
        assertThat(summary().mixed()).isZero();
        assertThat(summary().modelVersions()).containsExactly("m1", "m2");
        assertThat(summary().swaps()).isEqualTo(1);

        ledger.score(score("d", "m1", 22));
        assertThat(summary().mixed()).isEqualTo(1);
    }

    @Test
    void precisionAndRecallCountOnlyWhatAModelDecided() {
        ledger.deployment(deployment("m1", 1, 10));
        ledger.score(score("before", null, 1));
        for (String id : List.of("hit", "false", "missed")) {
            ledger.score(score(id, "m1", 11));
        }
        for (String id : List.of("before", "hit", "missed")) {
            ledger.label(fraud(id));
        }
        for (String id : List.of("before", "hit", "false")) {
            ledger.alert(alert(id));
        }

        assertThat(summary().alerts()).isEqualTo(3);
        assertThat(summary().alertPrecision()).isEqualTo(0.5);
        assertThat(summary().alertRecall()).isEqualTo(0.5);
    }

    private DemoSummary summary() {
        return ledger.summary("transactions", 0, 0, new DemoSummary.Latency(1, 2, 3));
    }

    private static LogPosition at(long offset) {
        return new LogPosition(0, offset);
    }

    private static Transaction transaction(String id) {
        return Transaction.newBuilder()
                .setTransactionId(id)
                .setEventTime(NOW)
                .setCustomerId("c")
                .setTerminalId("t")
                .build();
    }

    private static Score score(String id, String version, long featuresOffset) {
        return Score.newBuilder()
                .setTransaction(transaction(id))
                .setOrigin(at(0))
                .setLoggedAt(NOW)
                .setFeaturesPosition(at(featuresOffset))
                .setCatalogueHash("hash")
                .setVector(List.of())
                .setModelVersion(version)
                .setDecision(Decision.APPROVE)
                .setPolicyVersion("p")
                .setScoredAt(NOW)
                .build();
    }

    private static FraudAlert alert(String id) {
        return FraudAlert.newBuilder()
                .setAlertId(id)
                .setTransaction(transaction(id))
                .setOrigin(at(0))
                .setDecision(Decision.REVIEW)
                .setPolicyVersion("p")
                .setRaisedAt(NOW)
                .build();
    }

    private static Label fraud(String id) {
        return Label.newBuilder()
                .setTransactionId(id)
                .setVerdict(Verdict.FRAUD)
                .setObservedAt(NOW)
                .build();
    }

    private static DeadLetter deadLetter(String topic, long offset) {
        return DeadLetter.newBuilder()
                .setCause("not_avro")
                .setDetail("no Avro")
                .setTopic(topic)
                .setPartition(0)
                .setOffset(offset)
                .setStage("test")
                .setRefusedAt(NOW)
                .build();
    }

    private static Deployment deployment(String version, long sequence, long offset) {
        Activation activation = Activation.newBuilder()
                .setChampion(new ModelReference(version, "sha"))
                .build();
        Control control = Control.newBuilder()
                .setControlId("control-" + sequence)
                .setSequence(sequence)
                .setIssuedAt(NOW)
                .setActivation(activation)
                .build();
        return new Deployment(control, List.of(offset));
    }
}
