package io.tidemark.scoring.app.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.Control;
import io.tidemark.schemas.Decision;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.FraudAlert;
import io.tidemark.schemas.ListsVersion;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.PolicyText;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.ShadowPolicy;
import io.tidemark.schemas.Transaction;
import io.tidemark.scoring.app.replay.DecisionReplay;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.policy.list.ListSource;
import io.tidemark.scoring.policy.list.ListsInForce;
import io.tidemark.scoring.release.models.DeploymentHistory;
import io.tidemark.testkit.scoring.SlowPolicy;
import io.tidemark.testkit.scoring.TestModels;
import io.tidemark.testkit.scoring.TestPolicies;
import io.tidemark.testkit.scoring.TestRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A policy that watches says what it would have decided, and changes nothing else. */
class ShadowPolicyTest {

    private static final String HASH = TestPolicies.CATALOGUE.hash();
    private static final LoadedModel MODEL = TestModels.loaded("a", HASH);
    private static final LoadedModel RELEASING = TestModels.releasing("r", 0.3);
    private static final ModelReference A = HeldModels.reference(MODEL);
    private static final ModelReference R = HeldModels.reference(RELEASING);
    private static final PolicyText BROKEN =
            PolicyText.newBuilder(TestPolicies.SECOND).setText("name: cards\n").build();
    private static final int EACH = 300;

    /** What came of a traffic. */
    private record Written(List<Score> scores, List<FraudAlert> alerts, int deadLetters) {}

    @Test
    void allThatIsWrittenIsEqualToTheByteButForTheWordOfTheShadow() {
        List<Control> controls = controls();
        Written with = written(controls);
        Written without = written(controls.stream()
                .map(control ->
                        Control.newBuilder(control).setShadowPolicy(null).build())
                .toList());
        assertThat(with.scores()).hasSize(EACH * controls.size());
        assertThat(without.scores())
                .allSatisfy(score -> assertThat(score.getShadowPolicy()).isNull());
        assertThat(with.scores().stream().filter(score -> score.getShadowPolicy() != null))
                .hasSizeGreaterThan(EACH * 5);
        for (int i = 0; i < with.scores().size(); i++) {
            Score bare =
                    Score.newBuilder(with.scores().get(i)).setShadowPolicy(null).build();
            assertThat(TopologyRig.encoded(bare))
                    .as("%s", bare)
                    .isEqualTo(TopologyRig.encoded(without.scores().get(i)));
        }
        assertThat(with.alerts()).isEqualTo(without.alerts()).isNotEmpty();
        assertThat(with.deadLetters()).isEqualTo(without.deadLetters()).isZero();
    }

    @Test
    void whatItWouldHaveDecidedIsWhatItDecidesWhereItIsInForce() {
        List<Control> controls = controls();
        List<Score> watched = written(controls).scores();
        List<Score> decided = written(controls.stream()
                        .map(control -> Control.newBuilder(control)
                                .setPolicy(control.getShadowPolicy())
                                .setShadowPolicy(null)
                                .build())
                        .toList())
                .scores();
        List<ShadowPolicy> released = new ArrayList<>();
        for (int i = 0; i < watched.size(); i++) {
            ShadowPolicy shadow = watched.get(i).getShadowPolicy();
            Score real = decided.get(i);
            if (controls.get(i / EACH).getShadowPolicy() == null) {
                assertThat(shadow).isNull();
                continue;
            }
            assertThat(shadow)
                    .isEqualTo(new ShadowPolicy(
                            real.getDecision(), real.getPolicy(), real.getFlags(), real.getReleasePropensity()));
            if (shadow.getReleasePropensity() != null) {
                released.add(shadow);
            }
        }
        assertThat(released).isNotEmpty();
    }

    @Test
    void itsDecisionsAreThoseOfTheSlowPolicyAndTheRealOnesComeOutAgain() {
        Control control = control(1, A, TestPolicies.FIRST, TestPolicies.SECOND);
        DecisionReplay replay = new DecisionReplay(
                new OneModel(MODEL),
                new DeploymentHistory(List.of(new Deployment(control, List.of(0L)))),
                ListSource.NONE);
        long different = 0;
        for (Score score : written(List.of(control)).scores()) {
            ShadowPolicy shadow = score.getShadowPolicy();
            Score would = Score.newBuilder(score)
                    .setDecision(shadow.getDecision())
                    .setPolicy(shadow.getTrace())
                    .build();
            assertThat(SlowPolicy.line(would)).isEqualTo(SlowPolicy.line(score, "second", TestModels.POLICY));
            assertThat(SlowPolicy.line(score)).isEqualTo(SlowPolicy.line(score, "first", TestModels.POLICY));
            assertThat(replay.replay(score).same()).isTrue();
            different += shadow.getDecision() == score.getDecision() ? 0 : 1;
        }
        assertThat(different).isBetween(EACH / 10L, EACH - EACH / 10L);
    }

    @Test
    void oneThatThisBuildCannotReadIsCountedAndSaidAndDecidesNothing() {
        try (TopologyRig rig = new TopologyRig()) {
            rig.models.put(MODEL);
            rig.send(record(control(1, A, TestPolicies.FIRST, BROKEN)), TestRecords.of(vector(1, HASH)));
            Score score = rig.score();
            assertThat(score.getShadowPolicy()).isNull();
            assertThat(score.getFlags()).isEmpty();
            assertThat(score.getPolicyVersion()).isEqualTo("first");
            assertThat(rig.meters.silentShadows).containsExactly("cards second policy_refused");
            assertThat(rig.meters.policiesRefused).isZero();
        }
    }

    @Test
    void oneThatThrowsIsCountedAndTheDecisionStands() {
        RestartedScorer scorer = new RestartedScorer(4);
        scorer.models.put(MODEL);
        scorer.lists = version -> new ListsInForce(
                version.getVersion(),
                (list, value, at) -> {
                    throw new IllegalStateException("no lists today");
                },
                ListsInForce.Known.SAME);
        Control control = Control.newBuilder(control(1, A, TestPolicies.FIRST, TestPolicies.LISTED))
                .setLists(new ListsVersion(1L, 0L, "hash", 1L))
                .build();
        scorer.start(false).features(record(control));
        scorer.features(TestRecords.of(vector(1, HASH)));
        scorer.start(false).features(TestRecords.of(vector(2, HASH)));
        assertThat(scorer.scores()).hasSize(2).allSatisfy(score -> {
            assertThat(score.getShadowPolicy()).isNull();
            assertThat(score.getPolicyVersion()).isEqualTo("first");
            assertThat(score.getFlags()).isEmpty();
        });
        assertThat(scorer.meters.silentShadows)
                .containsExactly("cards listed policy_failed", "cards listed policy_failed");
    }

    @Test
    void aTaskThatStartsAgainHasItsShadowAndEndsItWithTheControlThatNamesNone() {
        RestartedScorer scorer = new RestartedScorer(4);
        scorer.models.put(MODEL);
        scorer.start(false).features(record(control(1, A, null, TestPolicies.SECOND)));
        scorer.start(false).features(TestRecords.of(vector(1, HASH)));
        assertThat(scorer.scores().get(0).getPolicy()).isNull();
        assertThat(scorer.scores().get(0).getShadowPolicy().getTrace().getVersion())
                .isEqualTo("second");
        scorer.features(record(control(2, A, null, null)));
        scorer.features(TestRecords.of(vector(2, HASH)));
        assertThat(scorer.scores().get(1).getShadowPolicy()).isNull();
        assertThat(scorer.meters.silentShadows).isEmpty();
    }

    @Test
    void ofATransactionWhoseVectorDoesNotComeItSaysWhatNeedsNone() {
        PolicyText paid = TestPolicies.of(
                "paid",
                """
                rules:
                  - {id: paid, when: transaction.amount > 10, then: step_up}
                thresholds: {by: score, review: 0.99}
                """);
        AtomicReference<Instant> now = new AtomicReference<>(TopologyRig.NOW);
        try (TopologyRig rig = new TopologyRig(new HeldModels(), now::get, Duration.ofMillis(200))) {
            rig.models.put(MODEL);
            rig.send(record(control(1, A, null, paid)));
            rig.transaction(TestRecords.transaction("c", 0, 0, new Money(2_000L, "EUR")));
            now.set(TopologyRig.NOW.plusSeconds(5));
            Score score = rig.pass(Duration.ofSeconds(5)).score();
            assertThat(score.getPolicyVersion()).startsWith("amount-");
            assertThat(score.getShadowPolicy().getDecision()).isEqualTo(Decision.STEP_UP);
            assertThat(score.getShadowPolicy().getTrace().getDecidedBy()).isEqualTo("paid");
            assertThat(score.getShadowPolicy().getFlags()).containsExactly("features_timeout");
        }
    }

    /** Every ground: a model, none, a missing one, one that releases by chance, with and without a policy in force. */
    private static List<Control> controls() {
        ModelReference missing = new ModelReference("missing", "hash");
        return List.of(
                control(1, A, null, TestPolicies.FIRST),
                control(2, A, TestPolicies.FIRST, TestPolicies.SECOND),
                control(3, A, TestPolicies.SECOND, TestPolicies.LISTED),
                control(4, A, TestPolicies.SECOND, null),
                control(5, missing, TestPolicies.SECOND, TestPolicies.FIRST),
                control(6, null, null, TestPolicies.LISTED),
                control(7, R, TestPolicies.FIRST, TestPolicies.SECOND),
                control(8, R, null, TestPolicies.FIRST));
    }

    private static Written written(List<Control> controls) {
        SplittableRandom random = new SplittableRandom(62);
        List<FeatureRecord> log = new ArrayList<>();
        for (Control control : controls) {
            ModelReference champion = control.getActivation().getChampion();
            String hash = R.equals(champion) ? TestModels.CATALOGUE_HASH : HASH;
            log.add(record(control));
            for (int i = 0; i < EACH; i++) {
                log.add(TestRecords.of(vector(random, log.size(), hash)));
            }
        }
        try (TopologyRig rig = new TopologyRig()) {
            rig.models.put(MODEL);
            rig.models.put(RELEASING);
            rig.send(log.toArray(FeatureRecord[]::new));
            return new Written(rig.scores(), rig.alerts(), rig.deadLetters().size());
        }
    }

    private static Control control(long sequence, ModelReference champion, PolicyText policy, PolicyText shadow) {
        return Control.newBuilder(TestPolicies.control(sequence, champion, policy))
                .setShadowPolicy(shadow)
                .build();
    }

    private static FeatureRecord record(Control control) {
        return new FeatureRecord(null, control, null);
    }

    private static FeatureVector vector(long offset, String hash) {
        return vector(new SplittableRandom(offset), offset, hash);
    }

    private static FeatureVector vector(SplittableRandom random, long offset, String hash) {
        Double[] values = new Double[3];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(10) == 0 ? Double.NaN : random.nextInt(-30, 30) / 10.0;
        }
        FeatureVector vector = TestRecords.vector("c" + offset % 7, 0, offset, hash, values);
        return FeatureVector.newBuilder(vector)
                .setTransaction(Transaction.newBuilder(vector.getTransaction())
                        .setAmount(new Money(100L * random.nextInt(60), "EUR"))
                        .build())
                .build();
    }
}
