package io.tidemark.scoring.app.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.Challenger;
import io.tidemark.schemas.Control;
import io.tidemark.schemas.Decision;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Reason;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.ShadowScore;
import io.tidemark.schemas.Transaction;
import io.tidemark.scoring.app.decision.fallback.AmountPolicy;
import io.tidemark.scoring.app.decision.reasons.ReasonSettings;
import io.tidemark.scoring.app.replay.Comparison;
import io.tidemark.scoring.app.replay.DecisionReplay;
import io.tidemark.scoring.app.replay.ModelSource;
import io.tidemark.scoring.app.replay.ReplayReport;
import io.tidemark.scoring.app.replay.Standing;
import io.tidemark.scoring.app.replay.Tally;
import io.tidemark.scoring.app.replay.Verification;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.model.cause.Cause;
import io.tidemark.scoring.model.parts.RefusedBundleException;
import io.tidemark.scoring.policy.list.ListSource;
import io.tidemark.scoring.release.models.DeploymentHistory;
import io.tidemark.testkit.scoring.TestModels;
import io.tidemark.testkit.scoring.TestRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Decisions of the topology, taken again from their records. */
class ReplayedDecisionsTest {

    private static final Map<String, LoadedModel> MODELS =
            Map.of("a", TestModels.loaded("a"), "b", TestModels.loaded("b"), "c", TestModels.loaded("c"));
    private static final ModelReference A = HeldModels.reference(MODELS.get("a"));
    private static final ModelReference B = HeldModels.reference(MODELS.get("b"));
    private static final ModelReference C = HeldModels.reference(MODELS.get("c"));
    /** Before it stand five vectors. */
    private static final Control FIRST = TestRecords.control(1, A, List.of(new Challenger(B, 0.5)), List.of(C));

    private static final Control SECOND = TestRecords.control(2, B);
    private static final DeploymentHistory HISTORY =
            new DeploymentHistory(List.of(new Deployment(FIRST, List.of(5L)), new Deployment(SECOND, List.of(46L))));

    @Test
    void everyDecisionComesOutWithTheSameBits() {
        for (ReasonSettings reasons : List.of(
                new ReasonSettings(2, 0.4, false), new ReasonSettings(3, 1, true), new ReasonSettings(0, 1, false))) {
            List<Score> scores = decided(reasons);
            assertThat(scores).hasSize(85);
            for (Score score : scores) {
                ReplayReport report = replay(score);
                assertThat(report.same()).as(report.toString()).isTrue();
                assertThat(whats(report)).contains("decision", "control in force");
                if (score.getModelVersion() != null) {
                    assertThat(whats(report)).contains("margin", "score", "policy", "catalogue", "model in force");
                }
                assertThat(whats(report).contains("reason 1"))
                        .isEqualTo(!score.getReasons().isEmpty());
                assertThat(whats(report).contains("shadow c margin"))
                        .isEqualTo(!score.getShadows().isEmpty());
            }
        }
    }

    @Test
    void oneUlpOrOneLetterOnRecordIsFound() {
        Score alert = decided(new ReasonSettings(2, 0, false)).stream()
                .filter(score -> score.getDecision() != Decision.APPROVE
                        && score.getShadows().size() == 1)
                .findFirst()
                .orElseThrow();
        changed(alert, "margin", score -> score.setMargin(Math.nextUp(alert.getMargin())));
        changed(alert, "score", score -> score.setScore(Math.nextUp(alert.getScore())));
        changed(alert, "decision", score -> score.setDecision(Decision.APPROVE));
        changed(alert, "policy", score -> score.setPolicyVersion("other"));
        changed(alert, "catalogue", score -> score.setCatalogueHash("other"));
        Reason first = alert.getReasons().get(0);
        changed(
                alert,
                "reason 1",
                score -> score.setReasons(
                        List.of(Reason.newBuilder(first).setSentence("other").build())));
        changed(
                alert,
                "reason 1",
                score -> score.setReasons(List.of(Reason.newBuilder(first)
                        .setContribution(Math.nextUp(first.getContribution()))
                        .build())));
        ShadowScore shadow = alert.getShadows().get(0);
        changed(
                alert,
                "shadow c margin",
                score -> score.setShadows(List.of(new ShadowScore("c", shadow.getScore(), 0.5))));
        changed(
                alert,
                "shadow c score",
                score -> score.setShadows(List.of(new ShadowScore("c", 0.5, shadow.getMargin()))));
        changed(alert, "control in force", score -> score.setControlSequence(7));
        changed(alert, "control in force", score -> score.setFeaturesPosition(new LogPosition(0, 1L)));
        changed(alert, "model in force", score -> score.setModelVersion("c").setBundleSha256(C.getBundleSha256()));
    }

    @Test
    void aVectorThatWasTamperedWithGivesAnotherMargin() {
        Score score = decided(ReasonSettings.USUAL).get(20);
        Score tampered =
                Score.newBuilder(score).setVector(List.of(2.5, -2.0, 2.0)).build();
        assertThat(different(replay(tampered))).contains("margin", "score");
    }

    @Test
    void aStretchIsVerifiedDecisionByDecisionAndOneThatDiffersIsShownWithWhy() {
        List<Score> scores = decided(ReasonSettings.USUAL);
        Verification whole = new Verification(new DecisionReplay(source(MODELS), HISTORY, ListSource.NONE), 1);
        scores.forEach(whole::take);
        assertThat(whole.found(0).all()).isEqualTo(new Tally(85, 0, 0));
        assertThat(whole.found(0).repeated()).isEmpty();
        assertThat(whole.found(0).standings())
                .containsEntry(Standing.DEGRADED, new Tally(5, 0, 0))
                .containsEntry(Standing.USUAL, new Tally(80, 0, 0));
        assertThat(whole.found(0).stretches()).extracting(one -> one.model()).containsExactlyInAnyOrder(null, "a", "b");

        Score other = Score.newBuilder(scores.get(20)).setControlSequence(7).build();
        whole.take(other);
        whole.take(other);
        whole.take(Score.newBuilder(scores.get(1))
                .setOrigin(new LogPosition(0, 1_000L))
                .build());
        Verification.Found found = whole.found(0);
        assertThat(found.all()).isEqualTo(new Tally(86, 2, 0));
        assertThat(found.decidedAgain()).isEqualTo(2);
        assertThat(found.sentAgain()).isEqualTo(1);
        assertThat(found.repeated())
                .extracting(one -> one.transactionId() + " " + one.sentAgain())
                .containsExactly(id(scores.get(1)) + " true", id(other) + " false");
        assertThat(found.differing()).containsEntry("control in force", 2L);
        assertThat(found.examples()).hasSize(1).allSatisfy(one -> assertThat(one.transactionId())
                .isEqualTo(id(other)));

        Verification without = new Verification(new DecisionReplay(source(Map.of()), HISTORY, ListSource.NONE), 1);
        scores.forEach(without::take);
        assertThat(without.found(0).all()).isEqualTo(new Tally(5, 0, 80));
        assertThat(without.found(0).notCompared()).hasSize(2);
    }

    @Test
    void aBundleThatCannotBeReadEndsNothingAndIsCountedWithWhy() {
        ModelSource broken = new ModelSource() {
            @Override
            public Optional<LoadedModel> find(String version, String bundleSha256) {
                return version.equals("b") ? Optional.of(MODELS.get("b")) : find(version);
            }

            @Override
            public Optional<LoadedModel> find(String version) {
                throw new RefusedBundleException("the bundle is refused: it is no zip");
            }
        };
        DecisionReplay replay = new DecisionReplay(broken, HISTORY, ListSource.NONE);
        List<Score> scores = decided(ReasonSettings.USUAL);
        long byA = scores.stream()
                .filter(score -> "a".equals(score.getModelVersion()))
                .count();
        Verification verification = new Verification(replay, 1);
        scores.forEach(verification::take);
        assertThat(verification.found(0).all()).isEqualTo(new Tally(85 - byA, 0, byA));
        assertThat(verification.found(0).notCompared())
                .containsExactly(Map.entry("the decision: model a: the bundle is refused: it is no zip", byA));
        assertThat(replay.replay(scores.get(20)).notCompared())
                .contains("shadow c: the bundle is refused: it is no zip");
    }

    @Test
    void aVectorThatTheModelCannotTakeDiffersAndEndsNothing() {
        Score longer = Score.newBuilder(decided(ReasonSettings.USUAL).get(20))
                .setVector(List.of(2.5, -2.0, 2.0, 1.0))
                .build();
        changed(longer, "values of the vector", score -> {});
        assertThat(replay(longer).decided()).isFalse();
    }

    @Test
    void whatTheAmountOrNothingDecidedIsDecidedAgain() {
        Score byAmount = decided(ReasonSettings.USUAL).get(0);
        assertThat(byAmount.getPolicyVersion()).isEqualTo(AmountPolicy.DEFAULT.version());
        changed(byAmount, "decision", score -> score.setTransaction(paid(byAmount, new Money(100_000L, "EUR"))));
        changed(byAmount, "decision", score -> score.setTransaction(paid(byAmount, null)));
        changed(byAmount, "decision", score -> score.setPolicyVersion("amount-0-20"));
        changed(byAmount, "decision", score -> score.setPolicyVersion("always-decline"));
        Score unknown = Score.newBuilder(byAmount).setPolicyVersion("dice-1").build();
        assertThat(replay(unknown).notCompared()).containsExactly("the decision: the policy dice-1 is not known here");
    }

    @Test
    void aDecisionWithoutAVectorIsUnderTheControlThatWasReadLast() {
        Score overdue = Score.newBuilder(decided(ReasonSettings.USUAL).get(0))
                .setFlags(List.of(Cause.FEATURES_TIMEOUT.flag()))
                .setVector(List.of())
                .setFeaturesPosition(new LogPosition(0, 5L))
                .setControlId(FIRST.getControlId())
                .setControlSequence(FIRST.getSequence())
                .build();
        assertThat(replay(overdue).same()).isTrue();
        changed(overdue, "control in force", score -> score.setFeaturesPosition(new LogPosition(0, 4L)));
    }

    @Test
    void whatIsNotOnRecordAnyMoreIsSaidAndNotGuessed() {
        Score score = decided(new ReasonSettings(2, 0, false)).get(20);
        ReplayReport report = new DecisionReplay(source(Map.of()), HISTORY, ListSource.NONE).replay(score);
        assertThat(report.decided()).isFalse();
        assertThat(whats(report)).containsOnly("control in force", "model in force");
        assertThat(report.notCompared())
                .anySatisfy(text -> assertThat(text).startsWith("the decision: the bundle of model"))
                .contains("shadow c: its bundle is not on record");
    }

    private static void changed(Score recorded, String what, Consumer<Score.Builder> change) {
        Score.Builder changed = Score.newBuilder(recorded);
        change.accept(changed);
        ReplayReport report = replay(changed.build());
        assertThat(report.same()).isFalse();
        assertThat(different(report)).contains(what);
    }

    private static String id(Score score) {
        return score.getTransaction().getTransactionId();
    }

    private static Transaction paid(Score score, Money amount) {
        return Transaction.newBuilder(score.getTransaction()).setAmount(amount).build();
    }

    private static List<String> different(ReplayReport report) {
        return report.compared().stream()
                .filter(one -> !one.same())
                .map(Comparison::what)
                .toList();
    }

    private static List<String> whats(ReplayReport report) {
        return report.compared().stream().map(Comparison::what).toList();
    }

    private static ReplayReport replay(Score score) {
        return new DecisionReplay(source(MODELS), HISTORY, ListSource.NONE).replay(score);
    }

    private static ModelSource source(Map<String, LoadedModel> models) {
        return new ModelSource() {
            @Override
            public Optional<LoadedModel> find(String version, String bundleSha256) {
                return find(version).filter(model -> model.sha256().equals(bundleSha256));
            }

            @Override
            public Optional<LoadedModel> find(String version) {
                return Optional.ofNullable(models.get(version));
            }
        };
    }

    /** Vectors 0 to 4, the first activation at 5, vectors, the second at 46, vectors. */
    private static List<Score> decided(ReasonSettings reasons) {
        try (TopologyRig rig = new TopologyRig(reasons)) {
            MODELS.values().forEach(rig.models::put);
            List<FeatureRecord> log = new ArrayList<>();
            for (int i = 0; i < 85; i++) {
                if (log.size() == 5) {
                    log.add(new FeatureRecord(null, FIRST, null));
                }
                if (log.size() == 46) {
                    log.add(new FeatureRecord(null, SECOND, null));
                }
                log.add(TestRecords.vector("c" + i, 0, i));
            }
            rig.send(log.toArray(FeatureRecord[]::new));
            return rig.scores();
        }
    }
}
