package io.tidemark.scoring.app.topology;

import static io.tidemark.testkit.scoring.TestRecords.control;
import static io.tidemark.testkit.scoring.TestRecords.vector;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.Challenger;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.ShadowScore;
import io.tidemark.scoring.app.decision.CustomerPlace;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.model.cause.Cause;
import io.tidemark.testkit.scoring.TestModels;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Champion, challengers and shadows in one task. */
class RolesTest {

    private static final LoadedModel A = TestModels.loaded("a");
    private static final LoadedModel B = TestModels.loaded("b");
    private static final LoadedModel C = TestModels.loaded("c");
    private final TopologyRig rig = new TopologyRig();
    private final CustomerPlace places = new CustomerPlace();
    private final ModelReference a = rig.models.put(A);

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void shadowsScoreEveryRecordBesideTheChampionAndDecideNothing() {
        activate(1, List.of(), rig.models.put(B), rig.models.put(C));
        rig.send(vector("c", 0, 0));
        Score score = rig.score();
        assertThat(score.getModelVersion()).isEqualTo("a");
        assertThat(score.getFlags()).isEmpty();
        float[] row = {-3, 1.5f, 0.25f};
        assertThat(score.getShadows()).containsExactly(said(B, row), said(C, row));
        activate(2, List.of());
        rig.send(vector("c", 0, 7));
        Score alone = rig.score();
        assertThat(alone.getShadows()).isEmpty();
        assertThat(alone.getDecision()).isEqualTo(score.getDecision());
        assertThat(alone.getScore()).isEqualTo(score.getScore());
    }

    @Test
    void aMissingShadowIsNeitherWaitedForNorReplacedAndSpeaksWhenItComes() {
        activate(1, List.of(), HeldModels.reference(B), rig.models.put(C));
        assertThat(rig.models.awaited).containsExactly(a);
        rig.send(vector("c", 0, 0));
        Score missing = rig.score();
        assertThat(missing.getModelVersion()).isEqualTo("a");
        assertThat(missing.getFlags()).isEmpty();
        assertThat(missing.getShadows())
                .extracting(ShadowScore::getModelVersion)
                .containsExactly("c");
        assertThat(rig.meters.silentShadows).containsExactly("b model_missing");
        rig.models.put(B);
        rig.send(vector("c", 0, 1));
        assertThat(rig.score().getShadows())
                .extracting(ShadowScore::getModelVersion)
                .containsExactly("b", "c");
    }

    @Test
    void aShadowThatFailsOrDoesNotFitLeavesTheDecisionAlone() {
        LoadedModel broken = new LoadedModel("broken", "sha-broken", B.manifest(), new BrokenEngine(B.engine()));
        LoadedModel alien = TestModels.loaded("alien", "another catalogue");
        activate(1, List.of(), rig.models.put(broken), rig.models.put(alien));
        rig.send(vector("c", 0, 0));
        Score score = rig.score();
        assertThat(score.getModelVersion()).isEqualTo("a");
        assertThat(score.getFlags()).isEmpty();
        assertThat(score.getShadows()).isEmpty();
        assertThat(rig.meters.silentShadows).containsExactly("broken model_failed", "alien catalogue_mismatch");
    }

    @Test
    void shadowsWatchWhileNoModelDecides() {
        rig.send(
                new FeatureRecord(null, control(1, null, List.of(), List.of(rig.models.put(B))), null),
                vector("c", 0, 0));
        Score score = rig.score();
        assertThat(score.getFlags()).containsExactly(Cause.NO_MODEL.flag());
        assertThat(score.getShadows()).hasSize(1);
    }

    @Test
    void challengersDecideForTheCustomersOfTheirRangesAndTheChampionForTheRest() {
        ModelReference b = rig.models.put(B);
        activate(1, List.of(new Challenger(b, 0.25), new Challenger(rig.models.put(C), 0.25)));
        for (Score score : decided(400)) {
            double place = places.of(score.getTransaction().getCustomerId());
            assertThat(score.getModelVersion()).isEqualTo(place < 0.25 ? "b" : place < 0.5 ? "c" : "a");
            assertThat(score.getFlags()).isEmpty();
        }
        assertThat(rig.models.awaited).extracting(ModelReference::getVersion).containsExactly("a", "b", "c");
    }

    @Test
    void aShareThatGrowsKeepsItsCustomers() {
        ModelReference b = rig.models.put(B);
        activate(1, List.of(new Challenger(b, 0.1)));
        List<String> before = customersOf("b", decided(400));
        activate(2, List.of(new Challenger(b, 0.3)));
        List<String> after = customersOf("b", decided(400));
        assertThat(before).isNotEmpty();
        assertThat(after).containsAll(before).hasSizeGreaterThan(before.size());
    }

    @Test
    void theChampionDecidesForTheCustomersOfAMissingChallengerAndSaysSo() {
        activate(1, List.of(new Challenger(HeldModels.reference(B), 0.5)));
        for (Score score : decided(50)) {
            assertThat(score.getModelVersion()).isEqualTo("a");
            boolean challenged = places.of(score.getTransaction().getCustomerId()) < 0.5;
            assertThat(score.getFlags())
                    .isEqualTo(challenged ? List.of(Cause.MODEL_MISSING.flag()) : List.<String>of());
        }
        rig.models.put(B);
        assertThat(customersOf("b", decided(50))).isNotEmpty();
    }

    private int sent;

    /** One record of each of so many customers. */
    private List<Score> decided(int customers) {
        for (int i = 0; i < customers; i++) {
            rig.send(vector("customer-" + i, 0, sent++));
        }
        return rig.scores();
    }

    private static List<String> customersOf(String version, List<Score> scores) {
        return scores.stream()
                .filter(score -> version.equals(score.getModelVersion()))
                .map(score -> score.getTransaction().getCustomerId())
                .toList();
    }

    private void activate(long sequence, List<Challenger> challengers, ModelReference... shadows) {
        rig.send(new FeatureRecord(null, control(sequence, a, challengers, List.of(shadows)), null));
    }

    private static ShadowScore said(LoadedModel model, float[] row) {
        float margin = model.engine().margin(row);
        return new ShadowScore(model.version(), model.engine().score(margin), (double) margin);
    }
}
