package io.tidemark.scoring.app.topology;

import static io.tidemark.testkit.scoring.TestRecords.activation;
import static io.tidemark.testkit.scoring.TestRecords.of;
import static io.tidemark.testkit.scoring.TestRecords.vector;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.Decision;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.TimeMode;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.model.cause.Cause;
import io.tidemark.scoring.release.models.DeploymentHistory;
import io.tidemark.testkit.scoring.TestModels;
import io.tidemark.testkit.scoring.TestRecords;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScoringTopologyTest {

    private static final LoadedModel A = TestModels.loaded("a");
    private static final LoadedModel B = TestModels.loaded("b");
    private final TopologyRig rig = new TopologyRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aScoreHoldsEverythingThatTheDecisionWasMadeFrom() {
        FeatureVector vector = vector("c", 3, 41, TestModels.CATALOGUE_HASH, 1.0, 2.0, 0.5);
        rig.send(activation(1, rig.models.put(A)), of(vector));
        Score score = rig.score();
        float margin = A.engine().margin(new float[] {1, 2, 0.5f});
        assertThat(score.getMargin()).isEqualTo(margin);
        assertThat(score.getScore()).isEqualTo(A.engine().score(margin));
        assertThat(score.getModelVersion()).isEqualTo("a");
        assertThat(score.getBundleSha256()).isEqualTo(A.sha256());
        assertThat(score.getPolicyVersion()).isEqualTo(TestModels.POLICY.version());
        assertThat(score.getTransaction()).isEqualTo(vector.getTransaction());
        assertThat(score.getOrigin()).isEqualTo(vector.getOrigin());
        assertThat(score.getFeaturesPosition().getOffset()).isEqualTo(1);
        assertThat(score.getVector()).isEqualTo(vector.getValues());
        assertThat(score.getControlId()).isEqualTo("control-1");
        assertThat(score.getControlSequence()).isEqualTo(1);
        assertThat(score.getFlags()).isEmpty();
        assertThat(score.getScoredAt()).isEqualTo(TopologyRig.NOW);
    }

    @Test
    void theThresholdsOfTheManifestDecideAndWhatIsNotApprovedIsAlerted() {
        rig.send(activation(1, rig.models.put(A)));
        for (int offset = 0; offset < 200; offset++) {
            rig.send(of(vector("c", 0, offset, TestModels.CATALOGUE_HASH, offset / 40.0 - 2, offset % 7 - 3.0, 0.1)));
        }
        List<Score> scores = rig.scores();
        assertThat(scores).hasSize(200).allSatisfy(score -> assertThat(score.getDecision())
                .isEqualTo(
                        score.getScore() >= 0.6
                                ? Decision.DECLINE
                                : score.getScore() >= 0.4 ? Decision.REVIEW : Decision.APPROVE));
        assertThat(scores).extracting(Score::getDecision).contains(Decision.APPROVE, Decision.REVIEW, Decision.DECLINE);
        assertThat(rig.alerts())
                .extracting(alert -> alert.getAlertId())
                .containsExactlyElementsOf(scores.stream()
                        .filter(score -> score.getDecision() != Decision.APPROVE)
                        .map(score -> "0-" + score.getOrigin().getOffset())
                        .toList());
    }

    @Test
    void aTransactionThatWasDecidedIsDroppedAndCountedWhoeverComesInBetween() {
        rig.send(vector("c", 0, 5), vector("d", 0, 6), vector("c", 0, 5), vector("c", 0, 4), vector("c", 0, 7));
        assertThat(rig.scores())
                .extracting(score -> score.getOrigin().getOffset())
                .containsExactly(5L, 6L, 7L);
        assertThat(rig.meters.duplicates).isEqualTo(2);
    }

    @Test
    void offsetsOfTwoPartitionsOfTransactionsAreNotCompared() {
        rig.send(vector("c", 0, 5), vector("c", 1, 3), vector("c", 1, 3));
        assertThat(rig.scores())
                .extracting(score -> score.getOrigin().getPartition())
                .containsExactly(0, 1);
    }

    @Test
    void inOrderedModeTheOrderOfEventTimePassesThoughItIsNotThatOfTheLog() {
        FeatureRecord first = ordered(8, 1);
        FeatureRecord second = ordered(7, 2);
        rig.send(first, second, first, second, ordered(9, 3));
        assertThat(rig.scores())
                .extracting(score -> score.getOrigin().getOffset())
                .containsExactly(8L, 7L, 9L);
        assertThat(rig.meters.duplicates).isEqualTo(2);
    }

    @Test
    void everyRecordBehindAnActivationIsDecidedUnderItAndNoneBefore() {
        ModelReference a = rig.models.put(A);
        ModelReference b = rig.models.put(B);
        rig.send(
                vector("c", 0, 0),
                activation(1, a),
                vector("c", 0, 1),
                activation(2, b),
                vector("c", 0, 2),
                activation(3, null),
                vector("c", 0, 3),
                activation(4, a),
                vector("c", 0, 4));
        assertThat(rig.scores()).extracting(Score::getModelVersion).containsExactly(null, "a", "b", null, "a");
        assertThat(rig.meters.activated).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void aControlIsAppliedOnceAndAnOlderOneNever() {
        ModelReference a = rig.models.put(A);
        ModelReference b = rig.models.put(B);
        rig.send(activation(1, a), activation(2, b), activation(2, a), activation(1, a), vector("c", 0, 0));
        assertThat(rig.score().getModelVersion()).isEqualTo("b");
        assertThat(rig.meters.activated).containsExactly(1L, 2L);
        assertThat(rig.meters.controlsIgnored).isEqualTo(2);
    }

    @Test
    void withoutAModelTheAmountDecides() {
        rig.send(amount(0, 99_999L), amount(1, 100_000L), amount(2, 1_000_000L), amount(3, null));
        List<Score> scores = rig.scores();
        assertThat(scores)
                .extracting(Score::getDecision)
                .containsExactly(Decision.APPROVE, Decision.REVIEW, Decision.DECLINE, Decision.REVIEW);
        assertThat(scores).allSatisfy(score -> {
            assertThat(score.getScore()).isNull();
            assertThat(score.getMargin()).isNull();
            assertThat(score.getModelVersion()).isNull();
            assertThat(score.getControlId()).isNull();
            assertThat(score.getPolicyVersion()).isEqualTo("amount-1000.00-10000.00-EUR");
            assertThat(score.getFlags()).contains(Cause.NO_MODEL.flag());
        });
        assertThat(scores.get(3).getFlags()).containsExactly(Cause.NO_MODEL.flag(), "no_amount");
    }

    @Test
    void whileABundleIsMissingTheLastGoodModelDecidesAndWhenItComesItDecides() {
        ModelReference a = rig.models.put(A);
        rig.send(activation(1, a), activation(2, HeldModels.reference(B)), vector("c", 0, 0));
        Score missing = rig.score();
        assertThat(missing.getModelVersion()).isEqualTo("a");
        assertThat(missing.getControlSequence()).isEqualTo(2);
        assertThat(missing.getFlags()).containsExactly(Cause.MODEL_MISSING.flag());
        rig.models.put(B);
        rig.send(vector("c", 0, 1));
        Score arrived = rig.score();
        assertThat(arrived.getModelVersion()).isEqualTo("b");
        assertThat(arrived.getFlags()).isEmpty();
        assertThat(rig.models.awaited).containsExactly(a, HeldModels.reference(B));
    }

    @Test
    void withoutALastGoodModelTheAmountDecidesUntilTheBundleComes() {
        rig.send(activation(1, HeldModels.reference(A)), vector("c", 0, 0));
        Score missing = rig.score();
        assertThat(missing.getScore()).isNull();
        assertThat(missing.getFlags()).containsExactly(Cause.MODEL_MISSING.flag());
        rig.models.put(A);
        rig.send(vector("c", 0, 1));
        assertThat(rig.score().getModelVersion()).isEqualTo("a");
    }

    @Test
    void bytesThatAreNoRecordBecomeADeadLetterAndTheNextRecordGoesOn() {
        byte[] garbage = {1, 2, 3};
        rig.sendBytes(garbage).sendBytes(null).send(new FeatureRecord(null, null, null), vector("c", 0, 0));
        assertThat(rig.scores()).hasSize(1);
        var letters = rig.deadLetters();
        assertThat(letters)
                .extracting(letter -> letter.getCause() + " " + letter.getTopic() + " " + letter.getOffset())
                .containsExactly("not_avro features 0", "empty_record features 1", "empty_record features 2");
        assertThat(letters.get(0).getValue().array()).isEqualTo(garbage);
        assertThat(letters.get(0).getKey().array()).containsExactly(7);
        assertThat(letters.get(0).getStage()).isEqualTo("stream-scoring/scorer");
        assertThat(letters.get(0).getRefusedAt()).isEqualTo(TopologyRig.NOW);
        assertThat(rig.meters.deadLetters).hasSize(3);
    }

    @Test
    void aVectorThatDoesNotFitTheModelIsDecidedByAmountAndFlagged() {
        rig.send(
                activation(1, rig.models.put(A)),
                of(vector("c", 0, 0, TestModels.CATALOGUE_HASH, 1.0, 2.0)),
                of(vector("c", 0, 1, "another", 1.0, 2.0, 3.0)),
                of(vector("c", 0, 2, TestModels.CATALOGUE_HASH, 1.0, 2.0, 3.0)));
        List<Score> scores = rig.scores();
        assertThat(scores)
                .extracting(Score::getFlags)
                .containsExactly(
                        List.of(Cause.INCOMPLETE_VECTOR.flag()), List.of(Cause.CATALOGUE_MISMATCH.flag()), List.of());
        assertThat(scores).extracting(Score::getModelVersion).containsExactly(null, null, "a");
        assertThat(scores.get(0).getVector()).containsExactly(1.0, 2.0);
        assertThat(rig.deadLetters()).isEmpty();
    }

    @Test
    void aMissingValueIsScoredByTheModelAndKeptInTheRecord() {
        rig.send(
                activation(1, rig.models.put(A)),
                of(vector("c", 0, 0, TestModels.CATALOGUE_HASH, 1.0, Double.NaN, Double.POSITIVE_INFINITY)));
        Score score = rig.score();
        assertThat(score.getMargin()).isEqualTo(A.engine().margin(new float[] {1, Float.NaN, Float.POSITIVE_INFINITY}));
        assertThat(score.getFlags()).isEmpty();
        assertThat(score.getVector()).containsExactly(1.0, Double.NaN, Double.POSITIVE_INFINITY);
    }

    @Test
    void aTaskWithoutStateStartsFromTheNewestDeploymentBeforeTheRecordThatItReads() {
        HeldModels models = new HeldModels();
        ModelReference a = models.put(A);
        ModelReference b = models.put(B);
        DeploymentHistory known = new DeploymentHistory(List.of(
                new Deployment(TestRecords.control(7, a), List.of(-1L)),
                new Deployment(TestRecords.control(8, b), List.of(1L))));
        try (TopologyRig started = new TopologyRig(models, known, () -> TopologyRig.NOW)) {
            started.send(vector("c", 0, 0), activation(8, b), activation(7, a), vector("c", 0, 1));
            assertThat(started.scores()).extracting(Score::getControlSequence).containsExactly(7L, 8L);
        }
    }

    private static FeatureRecord ordered(long offset, long number) {
        FeatureVector plain = vector("c", 0, offset, TestModels.CATALOGUE_HASH, 1.0, 2.0, 3.0);
        return of(FeatureVector.newBuilder(plain)
                .setTimeMode(TimeMode.ORDERED)
                .setArrivalNumbers(Map.of("customer", number))
                .build());
    }

    private static FeatureRecord amount(long offset, Long minorUnits) {
        FeatureVector plain = vector("c", 0, offset, TestModels.CATALOGUE_HASH, 1.0, 2.0, 3.0);
        Money money = minorUnits == null ? null : new Money(minorUnits, "EUR");
        return of(FeatureVector.newBuilder(plain)
                .setTransaction(TestRecords.transaction("c", 0, offset, money))
                .build());
    }
}
