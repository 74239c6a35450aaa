package io.tidemark.scoring.app.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.Control;
import io.tidemark.schemas.Decision;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.PolicyText;
import io.tidemark.schemas.PolicyTrace;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.UnansweredCondition;
import io.tidemark.scoring.app.replay.Comparison;
import io.tidemark.scoring.app.replay.DecisionReplay;
import io.tidemark.scoring.app.replay.ReplayReport;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.policy.list.ListSource;
import io.tidemark.scoring.release.models.DeploymentHistory;
import io.tidemark.testkit.scoring.SlowPolicy;
import io.tidemark.testkit.scoring.TestModels;
import io.tidemark.testkit.scoring.TestPolicies;
import io.tidemark.testkit.scoring.TestRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PolicyInForceTest {

    private static final String HASH = TestPolicies.CATALOGUE.hash();
    private static final LoadedModel MODEL = TestModels.loaded("a", HASH);
    private static final ModelReference A = HeldModels.reference(MODEL);
    private static final PolicyText BROKEN =
            PolicyText.newBuilder(TestPolicies.SECOND).setText("name: cards\n").build();

    @Test
    void everyDecisionIsThatOfTheSlowPolicyAndComesOutAgain() {
        SplittableRandom random = new SplittableRandom(19);
        List<FeatureRecord> log = new ArrayList<>();
        List<Deployment> deployments = new ArrayList<>();
        PolicyText[] policies = {null, TestPolicies.FIRST, TestPolicies.SECOND, TestPolicies.FIRST, null};
        for (PolicyText policy : policies) {
            Control control = TestPolicies.control(deployments.size() + 1, A, policy);
            deployments.add(new Deployment(control, List.of((long) log.size())));
            log.add(new FeatureRecord(null, control, null));
            for (int i = 0; i < 400; i++) {
                log.add(TestRecords.of(vector(random, log.size())));
            }
        }
        try (TopologyRig rig = new TopologyRig()) {
            rig.models.put(MODEL);
            List<Score> scores = rig.send(log.toArray(FeatureRecord[]::new)).scores();
            assertThat(scores).hasSize(400 * policies.length);
            DecisionReplay replay =
                    new DecisionReplay(new OneModel(MODEL), new DeploymentHistory(deployments), ListSource.NONE);
            for (int i = 0; i < scores.size(); i++) {
                Score score = scores.get(i);
                PolicyText policy = policies[i / 400];
                String version = policy == null ? "none" : policy.getVersion();
                assertThat(SlowPolicy.line(score))
                        .as("%s", score)
                        .isEqualTo(SlowPolicy.line(score, version, TestModels.POLICY));
                assertThat(score.getPolicyVersion()).isEqualTo(policy == null ? "test-policy" : version);
                assertThat(Optional.ofNullable(score.getPolicy()).map(PolicyTrace::getSha256))
                        .isEqualTo(Optional.ofNullable(policy).map(PolicyText::getSha256));
                assertThat(score.getFlags()).isEmpty();
                ReplayReport report = replay.replay(score);
                assertThat(report.same()).as("%s", report).isTrue();
                assertThat(report.decided()).isTrue();
            }
            assertThat(scores).extracting(Score::getDecision).contains(Decision.STEP_UP, Decision.DECLINE);
            assertThat(rig.alerts()).extracting(alert -> alert.getDecision()).contains(Decision.STEP_UP);
        }
    }

    @Test
    void aPolicyThatIsNoPartOfTheRecordIsFoundByAReplay() {
        try (TopologyRig rig = new TopologyRig()) {
            rig.models.put(MODEL);
            Control control = TestPolicies.control(1, A, TestPolicies.FIRST);
            Score score = rig.send(new FeatureRecord(null, control, null), TestRecords.of(vector(1)))
                    .score();
            var history = new DeploymentHistory(List.of(new Deployment(control, List.of(0L))));
            PolicyTrace other = PolicyTrace.newBuilder(score.getPolicy())
                    .setFired(List.of("never"))
                    .setSha256("other")
                    .build();

            assertThat(different(
                            history, Score.newBuilder(score).setPolicy(other).build()))
                    .containsExactly("policy in force", "rules that fired");
            assertThat(different(
                            history, Score.newBuilder(score).setPolicy(null).build()))
                    .contains("policy in force");
            assertThat(different(DeploymentHistory.NONE, score)).contains("policy in force");
        }
    }

    @Test
    void anInstanceThatRefusesThePolicyGoesOnWithTheOneBeforeAndSaysSo() {
        try (TopologyRig rig = new TopologyRig()) {
            rig.models.put(MODEL);
            rig.send(control(1, TestPolicies.FIRST), control(2, BROKEN), TestRecords.of(vector(1)));
            rig.send(control(3, BROKEN), TestRecords.of(vector(2)));
            assertThat(rig.scores()).allSatisfy(score -> {
                assertThat(score.getPolicy().getSha256()).isEqualTo(TestPolicies.FIRST.getSha256());
                assertThat(score.getFlags()).containsExactly("policy_refused");
            });
            assertThat(rig.meters.policiesRefused).isEqualTo(2);

            Score next = rig.send(control(4, TestPolicies.SECOND), TestRecords.of(vector(3)))
                    .score();
            assertThat(next.getPolicy().getVersion()).isEqualTo("second");
            assertThat(next.getFlags()).isEmpty();
        }
    }

    @Test
    void whereNoPolicyWasBeforeARefusedOneTheBundleDecides() {
        try (TopologyRig rig = new TopologyRig()) {
            rig.models.put(MODEL);
            Score score =
                    rig.send(control(1, BROKEN), TestRecords.of(vector(1))).score();
            assertThat(score.getPolicy()).isNull();
            assertThat(score.getPolicyVersion()).isEqualTo("test-policy");
            assertThat(score.getFlags()).containsExactly("policy_refused");
        }
    }

    @Test
    void withoutAModelTheRulesAreHeardBeforeTheAmount() {
        PolicyText policy = TestPolicies.of(
                "amounts",
                """
                rules:
                  - {id: tiny, when: transaction.amount < 5, then: step_up}
                  - {id: scored, when: score > 0.5, then: decline}
                thresholds: {by: score, review: 0.5}
                """);
        try (TopologyRig rig = new TopologyRig()) {
            FeatureRecord none = new FeatureRecord(null, TestPolicies.control(1, null, policy), null);
            rig.send(none, TestRecords.of(paid(vector(1), 4)), TestRecords.of(paid(vector(2), 6)));
            List<Score> scores = rig.scores();

            assertThat(scores.get(0).getDecision()).isEqualTo(Decision.STEP_UP);
            assertThat(scores.get(0).getPolicyVersion()).isEqualTo("amounts");
            assertThat(scores.get(0).getFlags()).containsExactly("no_model");
            assertThat(scores.get(1).getPolicyVersion()).startsWith("amount-");
            assertThat(scores.get(1).getPolicy().getLane()).isEmpty();
            assertThat(scores.get(1).getPolicy().getUnanswered())
                    .containsExactly(new UnansweredCondition("scored", "score"));
        }
    }

    @Test
    void vectorsOfAnotherCatalogueAreReadByTheNamesOfTheModelAndElseNotAtAll() {
        LoadedModel later = TestModels.loaded("later", "another catalogue");
        PolicyText policy = TestPolicies.of(
                "risks",
                """
                rules:
                  - {id: risk, when: features.risk > 0.0, then: decline}
                thresholds: {by: score, review: 0.99}
                """);
        FeatureVector vector = TestRecords.vector("c", 0, 1, "another catalogue", 0.0, 0.0, 1.0);
        try (TopologyRig rig = new TopologyRig()) {
            rig.models.put(MODEL);
            ModelReference reference = rig.models.put(later);
            rig.send(new FeatureRecord(null, TestPolicies.control(1, reference, policy), null));
            Score known = rig.send(TestRecords.of(vector)).score();
            assertThat(known.getPolicy().getFired()).containsExactly("risk");
            assertThat(known.getFlags()).isEmpty();

            rig.send(new FeatureRecord(null, TestPolicies.control(2, A, policy), null));
            Score unknown = rig.send(TestRecords.of(TestRecords.vector("c", 0, 2, "a third catalogue", 0.0, 0.0, 1.0)))
                    .score();
            assertThat(unknown.getPolicy().getUnanswered())
                    .containsExactly(new UnansweredCondition("risk", "features.risk"));
            assertThat(unknown.getFlags()).containsExactly("catalogue_mismatch", "policy_catalogue_mismatch");
        }
    }

    @Test
    void aTransactionWhoseVectorDoesNotComeIsDecidedByTheRulesThatNeedNone() {
        PolicyText policy = TestPolicies.of(
                "late",
                """
                rules:
                  - {id: risk, when: features.risk > 0.0, then: decline}
                  - {id: paid, when: transaction.amount > 10, then: step_up}
                thresholds: {by: score, review: 0.99}
                """);
        AtomicReference<Instant> now = new AtomicReference<>(TopologyRig.NOW);
        try (TopologyRig rig = new TopologyRig(new HeldModels(), now::get, Duration.ofMillis(200))) {
            rig.models.put(MODEL);
            rig.send(control(1, policy));
            Transaction transaction = TestRecords.transaction("c", 0, 0, new Money(2_000L, "EUR"));
            rig.transaction(transaction);
            now.set(TopologyRig.NOW.plusSeconds(5));
            Score score = rig.pass(Duration.ofSeconds(5)).score();
            assertThat(score.getDecision()).isEqualTo(Decision.STEP_UP);
            assertThat(score.getPolicy().getDecidedBy()).isEqualTo("paid");
            assertThat(score.getFlags()).containsExactly("features_timeout");
            assertThat(score.getPolicy().getUnanswered()).hasSize(1);
        }
    }

    private static FeatureRecord control(long sequence, PolicyText policy) {
        return new FeatureRecord(null, TestPolicies.control(sequence, A, policy), null);
    }

    private static FeatureVector vector(long offset) {
        return vector(new SplittableRandom(offset), offset);
    }

    private static FeatureVector vector(SplittableRandom random, long offset) {
        Double[] values = new Double[3];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(10) == 0 ? Double.NaN : random.nextInt(-30, 30) / 10.0;
        }
        return paid(TestRecords.vector("c" + offset % 7, 0, offset, HASH, values), random.nextInt(60));
    }

    private static FeatureVector paid(FeatureVector vector, int euros) {
        return FeatureVector.newBuilder(vector)
                .setTransaction(Transaction.newBuilder(vector.getTransaction())
                        .setAmount(new Money(euros * 100L, "EUR"))
                        .build())
                .build();
    }

    private static List<String> different(DeploymentHistory history, Score score) {
        return new DecisionReplay(new OneModel(MODEL), history, ListSource.NONE)
                .replay(score).compared().stream()
                        .filter(one -> !one.same())
                        .map(Comparison::what)
                        .toList();
    }
}
