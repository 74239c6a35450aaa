package io.tidemark.scoring.app.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.Control;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.PolicyText;
import io.tidemark.schemas.PolicyTrace;
import io.tidemark.schemas.Score;
import io.tidemark.scoring.app.replay.Comparison;
import io.tidemark.scoring.app.replay.DecisionReplay;
import io.tidemark.scoring.app.replay.ReplayReport;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.policy.list.ListSource;
import io.tidemark.scoring.release.models.DeploymentHistory;
import io.tidemark.testkit.scoring.TestModels;
import io.tidemark.testkit.scoring.TestPolicies;
import io.tidemark.testkit.scoring.TestRecords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The policy of a task that starts again, on the stores that it left or on empty ones. */
class PolicyAfterRestartTest {

    private static final String HASH = TestPolicies.CATALOGUE.hash();
    private static final LoadedModel A = TestModels.loaded("a", HASH);
    private static final LoadedModel B = TestModels.loaded("b", HASH);
    private static final LoadedModel BROKEN_MODEL =
            new LoadedModel("broken", "sha-broken", A.manifest(), new BrokenEngine(A.engine()));
    private static final Duration PASSED = Duration.ofSeconds(5);
    private final RestartedScorer scorer = new RestartedScorer(4);
    private final ModelReference a = scorer.models.put(A);
    private long vectors;

    @Test
    void anOverdueDecisionOfATaskThatHasReadNoFeaturesYetComesOutAgain() {
        List<Control> controls = controls(TestPolicies.FIRST);
        scorer.start(true).features(new FeatureRecord(null, controls.get(0), null));
        scorer.start(true).transaction(0, TestRecords.transaction("c", 0, 0, new Money(2_000L, "EUR")));
        scorer.pass(PASSED);

        Score score = last();
        assertThat(score.getFeaturesPosition()).isEqualTo(new LogPosition(0, -1L));
        assertThat(score.getPolicy().getVersion()).isEqualTo("first");
        assertThat(replay(score, controls).same())
                .as("%s", replay(score, controls))
                .isTrue();
        // Its place says nothing, yet its control must be one that there was.
        Score another = Score.newBuilder(score).setControlSequence(2).build();
        assertThat(different(another, controls)).contains("control in force", "policy in force");
    }

    @Test
    void onTheStoreThatItLeftItGoesOnWithThePolicyBeforeARefusedOne() {
        applied(TestPolicies.FIRST, refused("r1"), refused("r2"));
        assertThat(version(scorer.start(false))).isEqualTo("first");
        assertThat(last().getFlags()).containsExactly("policy_refused");
    }

    @Test
    void onAnEmptyStoreItFindsThePolicyBeforeARefusedOneInTheHistory() {
        applied(TestPolicies.FIRST, refused("r1"), refused("r2"));
        scorer.withoutActivation();
        assertThat(version(scorer.start(false))).isEqualTo("first");
        assertThat(last().getFlags()).containsExactly("policy_refused");
        assertThat(replay(last(), controls(TestPolicies.FIRST, refused("r1"), refused("r2")))
                        .same())
                .isTrue();
    }

    @Test
    void whereTheStoredOneIsRefusedTooTheNewestOfTheHistoryThatIsReadGoesOnWhateverTheStore() {
        PolicyText[] texts = {TestPolicies.SECOND, TestPolicies.FIRST, refused("r1"), refused("r2")};
        applied(texts);
        // A build before that could read r1 has left it as the policy before.
        scorer.keepsPolicyBefore(controls(texts).get(2));
        assertThat(version(scorer.start(false))).isEqualTo("first");
        assertThat(version(scorer.withoutActivation().start(false))).isEqualTo("first");
    }

    @Test
    void aPolicyThatWasTakenBackBeforeARefusedOneDoesNotComeBack() {
        applied(TestPolicies.FIRST, null, refused("r1"));
        assertThat(version(scorer.start(false))).isEqualTo("test-policy");
        assertThat(version(scorer.withoutActivation().start(false))).isEqualTo("test-policy");
        assertThat(last().getFlags()).containsExactly("policy_refused");
    }

    @Test
    void aRefusedPolicyIsCountedWhenItComesAndAgainByATaskThatStartsUnderIt() {
        applied(TestPolicies.FIRST, refused("r1"));
        assertThat(scorer.meters.policiesRefused).isEqualTo(1);
        version(scorer.start(false));
        version(scorer);
        assertThat(scorer.meters.policiesRefused).isEqualTo(2);
        version(scorer.withoutActivation().start(false));
        assertThat(scorer.meters.policiesRefused).isEqualTo(3);
    }

    @Test
    void aSwapOfThePolicyLeavesTheChampionBeforeAsTheLastGoodOneAndAwaitsNoModel() {
        ModelReference broken = scorer.models.put(BROKEN_MODEL);
        scorer.start(false).features(record(TestPolicies.control(1, a, TestPolicies.FIRST)));
        scorer.features(record(TestPolicies.control(2, broken, TestPolicies.FIRST)));
        scorer.models.awaited.clear();
        scorer.features(record(TestPolicies.control(3, broken, TestPolicies.SECOND)));
        assertThat(version(scorer)).isEqualTo("second");
        assertThat(last().getModelVersion()).isEqualTo("a");
        assertThat(last().getControlSequence()).isEqualTo(3);
        assertThat(scorer.models.awaited).isEmpty();
        assertThat(version(scorer.start(false))).isEqualTo("second");
        assertThat(last().getModelVersion()).isEqualTo("a");
    }

    @Test
    void aStepOfAShadowLeavesTheChampionBeforeAsTheLastGoodOne() {
        ModelReference broken = scorer.models.put(BROKEN_MODEL);
        ModelReference shadow = scorer.models.put(B);
        scorer.start(false).features(TestRecords.activation(1, a));
        scorer.features(TestRecords.activation(2, broken));
        scorer.features(record(TestRecords.control(3, broken, List.of(), List.of(shadow))));
        version(scorer);
        assertThat(last().getModelVersion()).isEqualTo("a");
    }

    /** As the control records say, all of which the scorer reads; {@code deployments} holds them at the next start. */
    private void applied(PolicyText... policies) {
        List<Control> controls = controls(policies);
        scorer.start(false);
        controls.forEach(control -> scorer.features(record(control)));
        scorer.deployments = history(controls);
    }

    private List<Control> controls(PolicyText... policies) {
        List<Control> controls = new ArrayList<>();
        for (PolicyText policy : policies) {
            controls.add(TestPolicies.control(controls.size() + 1, a, policy));
        }
        return controls;
    }

    private static DeploymentHistory history(List<Control> controls) {
        return new DeploymentHistory(controls.stream()
                .map(control -> new Deployment(control, List.of(control.getSequence() - 1)))
                .toList());
    }

    /** Of a build that knows more: nobody here can read it. */
    private static PolicyText refused(String version) {
        return PolicyText.newBuilder(TestPolicies.SECOND)
                .setVersion(version)
                .setText("name: cards\nversion: " + version + "\n")
                .build();
    }

    private static FeatureRecord record(Control control) {
        return new FeatureRecord(null, control, null);
    }

    /** Of the policy that decides the next vector. */
    private String version(RestartedScorer now) {
        FeatureVector vector = TestRecords.vector("c", 0, ++vectors, HASH, 0.0, 0.0, 0.0);
        now.features(TestRecords.of(vector));
        return Optional.ofNullable(last().getPolicy())
                .map(PolicyTrace::getVersion)
                .orElse(last().getPolicyVersion());
    }

    private Score last() {
        List<Score> scores = scorer.scores();
        return scores.get(scores.size() - 1);
    }

    private static ReplayReport replay(Score score, List<Control> controls) {
        return new DecisionReplay(new OneModel(A), history(controls), ListSource.NONE).replay(score);
    }

    private static List<String> different(Score score, List<Control> controls) {
        return replay(score, controls).compared().stream()
                .filter(one -> !one.same())
                .map(Comparison::what)
                .toList();
    }
}
