package io.tidemark.scoring.app.topology;

import static io.tidemark.testkit.scoring.TestRecords.activation;
import static io.tidemark.testkit.scoring.TestRecords.of;
import static io.tidemark.testkit.scoring.TestRecords.vector;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.Decision;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.Score;
import io.tidemark.scoring.app.decision.Decider;
import io.tidemark.scoring.app.decision.Ground;
import io.tidemark.scoring.app.decision.PolicySeat;
import io.tidemark.scoring.app.decision.Seat;
import io.tidemark.scoring.app.decision.VectorScorer;
import io.tidemark.scoring.app.decision.Verdict;
import io.tidemark.scoring.app.decision.fallback.AmountPolicy;
import io.tidemark.scoring.app.decision.fallback.FallbackLadder;
import io.tidemark.scoring.app.decision.fallback.FallbackSettings;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.model.cause.Cause;
import io.tidemark.scoring.model.cause.Rung;
import io.tidemark.scoring.model.engine.ScoringEngine;
import io.tidemark.scoring.model.manifest.Manifest;
import io.tidemark.scoring.model.manifest.Training;
import io.tidemark.scoring.release.models.DeploymentHistory;
import io.tidemark.testkit.scoring.TestModels;
import io.tidemark.testkit.scoring.TestRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DegradedDecisionTest {

    private static final LoadedModel A = TestModels.loaded("a");
    private final HeldModels models = new HeldModels();
    private Instant now = TopologyRig.NOW;

    @ParameterizedTest
    @CsvSource({"APPROVE, APPROVE", "REVIEW, REVIEW", "DECLINE, DECLINE", "AMOUNT, APPROVE"})
    void everyCertainRungDecidesWithoutAModel(Rung rung, Decision decision) {
        Score score = one(settings(Cause.NO_MODEL, rung), vector("c", 0, 0));
        assertThat(score.getDecision()).isEqualTo(decision);
        assertThat(score.getScore()).isNull();
        assertThat(score.getFlags()).containsExactly("no_model");
        assertThat(score.getPolicyVersion())
                .isEqualTo(
                        rung == Rung.AMOUNT
                                ? AmountPolicy.DEFAULT.version()
                                : "always-" + decision.name().toLowerCase());
    }

    @Test
    void aModelThatThrowsLeavesTheDecisionToTheLastGoodOneAndThenToTheAmount() {
        LoadedModel broken = broken("b");
        Score byLastGood = one(
                FallbackSettings.USUAL,
                activation(1, models.put(A)),
                activation(2, models.put(broken)),
                vector("c", 0, 0));
        assertThat(byLastGood.getModelVersion()).isEqualTo("a");
        assertThat(byLastGood.getPolicyVersion()).isEqualTo(TestModels.POLICY.version());
        assertThat(byLastGood.getFlags()).containsExactly("model_failed");
        Score byAmount = one(FallbackSettings.USUAL, activation(1, models.put(broken)), vector("c", 0, 0));
        assertThat(byAmount.getModelVersion()).isNull();
        assertThat(byAmount.getFlags()).containsExactly("model_failed");
    }

    @Test
    void aVectorOfTheOldCatalogueIsStillDecidedByTheModelOfThatCatalogue() {
        LoadedModel next = ofCatalogue("next", "another");
        Score score = one(
                FallbackSettings.USUAL,
                activation(1, models.put(A)),
                activation(2, models.put(next)),
                vector("c", 0, 0));
        assertThat(score.getModelVersion()).isEqualTo("a");
        assertThat(score.getFlags()).containsExactly("catalogue_mismatch");
    }

    @Test
    void aMissingValueThatTheModelNeverSawIsNotLeftToChance() {
        ModelReference model = models.put(knowing("b", Set.of("count")));
        FeatureRecord seen = of(vector("c", 0, 0, TestModels.CATALOGUE_HASH, 1.0, Double.NaN, 0.5));
        FeatureRecord unseen = of(vector("c", 0, 1, TestModels.CATALOGUE_HASH, Double.NaN, 1.0, 0.5));
        List<Score> scores = all(FallbackSettings.USUAL, activation(1, model), seen, unseen);
        assertThat(scores).extracting(Score::getModelVersion).containsExactly("b", null);
        assertThat(scores).extracting(Score::getFlags).containsExactly(List.of(), List.of("unseen_missing_value"));
        Score allTheSame =
                one(settings(Cause.UNSEEN_MISSING_VALUE, Rung.MODEL, Rung.AMOUNT), activation(1, model), unseen);
        assertThat(allTheSame.getModelVersion()).isEqualTo("b");
        assertThat(allTheSame.getMargin()).isEqualTo(A.engine().margin(new float[] {Float.NaN, 1, 0.5f}));
        assertThat(allTheSame.getFlags()).containsExactly("unseen_missing_value");
    }

    @Test
    void aStaleModelGoesOnFlaggedUnlessItIsToStop() {
        // The model's data ended on 2 January; the transaction is of 4 March.
        ModelReference model = models.put(A);
        FallbackSettings after60Days = stale(FallbackLadder.USUAL, Duration.ofDays(60));
        assertThat(one(after60Days, activation(1, model), vector("c", 0, 0)).getFlags())
                .containsExactly("model_stale");
        assertThat(one(after60Days, activation(1, model), vector("c", 0, 0)).getModelVersion())
                .isEqualTo("a");
        FallbackSettings after62Days = stale(FallbackLadder.USUAL, Duration.ofDays(62));
        assertThat(one(after62Days, activation(1, model), vector("c", 0, 0)).getFlags())
                .isEmpty();
        FallbackLadder stop = new FallbackLadder(Map.of(Cause.MODEL_STALE, List.of(Rung.REVIEW)));
        assertThat(one(stale(stop, Duration.ofDays(60)), activation(1, model), vector("c", 0, 0))
                        .getDecision())
                .isEqualTo(Decision.REVIEW);
    }

    @Test
    void aModelThatIsTooSlowAgainAndAgainRestsAndTheLadderDecides() {
        LoadedModel slow = engine("slow", row -> {
            now = now.plusMillis(101);
            return row;
        });
        ModelReference last = models.put(A);
        ModelReference model = models.put(slow);
        try (TopologyRig rig = rig(FallbackSettings.USUAL)) {
            rig.send(activation(1, last), activation(2, model));
            for (int i = 0; i < 7; i++) {
                rig.send(vector("c", 0, i));
            }
            assertThat(rig.scores())
                    .extracting(Score::getModelVersion)
                    .containsExactly("slow", "slow", "slow", "slow", "slow", "a", "a");
            rig.send(vector("c", 0, 7));
            assertThat(rig.score().getFlags()).containsExactly("model_slow");
            now = now.plusSeconds(1);
            rig.send(vector("c", 0, 8), vector("c", 0, 9));
            assertThat(rig.scores()).extracting(Score::getModelVersion).containsExactly("slow", "a");
        }
    }

    @Test
    void aFirstStartDelaysNobodyHoweverOldTheBacklog() {
        now = TestRecords.LOGGED.plusSeconds(60);
        assertThat(one(FallbackSettings.USUAL, activation(1, models.put(A)), vector("c", 0, 0))
                        .getFlags())
                .isEmpty();
    }

    @Test
    void whatWaitedForAStoreIsDecidedLateAndSaysSo() {
        Restoration anew = Restoration.ended(true, TestRecords.LOGGED.plusMillis(5_001), Duration.ofSeconds(5));
        FeatureVector waited = vector("c", 0, 0, TestModels.CATALOGUE_HASH, 1.0, 2.0, 3.0);
        assertThat(anew.cause(waited)).contains(Cause.STORE_RESTORING);
        Restoration inTime = Restoration.ended(true, TestRecords.LOGGED.plusMillis(5_000), Duration.ofSeconds(5));
        assertThat(inTime.cause(waited)).isEmpty();
        assertThat(Restoration.ended(false, Instant.MAX, Duration.ofSeconds(5)).cause(waited))
                .isEmpty();
        Decider decider = new Decider(
                AmountPolicy.DEFAULT, FallbackSettings.USUAL, new VectorScorer(FallbackSettings.USUAL, () -> now));
        Ground ground = decider.ground(waited, Seat.of(Optional.of(A), Optional::empty), anew.cause(waited));
        Verdict verdict = decider.decide(waited, ground, PolicySeat.none());
        assertThat(verdict.flags()).containsExactly("store_restoring");
        assertThat(verdict.scored()).isPresent();
    }

    private Score one(FallbackSettings settings, FeatureRecord... records) {
        List<Score> scores = all(settings, records);
        assertThat(scores).hasSize(1);
        return scores.get(0);
    }

    private List<Score> all(FallbackSettings settings, FeatureRecord... records) {
        try (TopologyRig rig = rig(settings)) {
            return rig.send(records).scores();
        }
    }

    private TopologyRig rig(FallbackSettings settings) {
        return new TopologyRig(models, DeploymentHistory.NONE, () -> now, settings);
    }

    private static FallbackSettings settings(Cause cause, Rung... rungs) {
        return stale(new FallbackLadder(Map.of(cause, List.of(rungs))), Duration.ZERO);
    }

    private static FallbackSettings stale(FallbackLadder ladder, Duration staleAfter) {
        FallbackSettings usual = FallbackSettings.USUAL;
        return new FallbackSettings(ladder, staleAfter, usual.slowAfter(), usual.slowRest(), usual.restoringAfter());
    }

    private static LoadedModel broken(String version) {
        return engine(version, row -> {
            throw new IllegalStateException("broken on purpose");
        });
    }

    static LoadedModel knowing(String version, Set<String> everMissing) {
        Training known = A.manifest().training();
        Training training = new Training(
                known.source(),
                known.from(),
                known.to(),
                known.rows(),
                known.frauds(),
                known.labelDelay(),
                known.params(),
                Optional.of(everMissing));
        return model(version, A.manifest().catalogueHash(), training, A.engine());
    }

    private static LoadedModel ofCatalogue(String version, String catalogueHash) {
        return model(version, catalogueHash, A.manifest().training(), A.engine());
    }

    private static LoadedModel engine(String version, UnaryOperator<float[]> before) {
        return model(
                version, A.manifest().catalogueHash(), A.manifest().training(), new HookedEngine(A.engine(), before));
    }

    private static LoadedModel model(String version, String catalogueHash, Training training, ScoringEngine engine) {
        Manifest manifest = A.manifest();
        return new LoadedModel(
                version,
                version,
                new Manifest(
                        version,
                        manifest.createdAt(),
                        manifest.catalogue(),
                        catalogueHash,
                        manifest.featureNames(),
                        training,
                        manifest.metrics(),
                        manifest.policy(),
                        manifest.parts()),
                engine);
    }

    /** Does something before each row. */
    private record HookedEngine(ScoringEngine engine, UnaryOperator<float[]> before) implements ScoringEngine {

        @Override
        public float margin(float[] row) {
            return engine.margin(before.apply(row));
        }

        @Override
        public void margins(float[] rows, float[] margins) {
            engine.margins(before.apply(rows), margins);
        }

        @Override
        public double score(float margin) {
            return engine.score(margin);
        }

        @Override
        public int featureCount() {
            return engine.featureCount();
        }

        @Override
        public List<String> featureNames() {
            return engine.featureNames();
        }

        @Override
        public void close() {
            engine.close();
        }
    }
}
