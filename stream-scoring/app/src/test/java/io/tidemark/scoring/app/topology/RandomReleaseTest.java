package io.tidemark.scoring.app.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.schemas.Challenger;
import io.tidemark.schemas.Control;
import io.tidemark.schemas.Decision;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.Score;
import io.tidemark.scoring.app.decision.RandomRelease;
import io.tidemark.scoring.app.decision.reasons.ReasonSettings;
import io.tidemark.scoring.app.replay.DecisionReplay;
import io.tidemark.scoring.app.replay.ReplayReport;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.model.manifest.Policy;
import io.tidemark.scoring.policy.list.ListSource;
import io.tidemark.scoring.release.models.DeploymentHistory;
import io.tidemark.testkit.scoring.TestModels;
import io.tidemark.testkit.scoring.TestRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomReleaseTest {

    private static final String SHA = "0123456789abcdef".repeat(4);
    private static final LoadedModel MODEL = TestModels.releasing("a", 0.3);

    @Test
    void theShareThatIsReleasedIsTheShareThatWasAskedForInEveryPartition() {
        Policy policy = new Policy("p", 0.4, 0.6, 0.02);
        for (int partition = 0; partition < 4; partition++) {
            int one = partition;
            long released = IntStream.range(0, 100_000)
                    .filter(offset ->
                            RandomRelease.lifts(Decision.DECLINE, policy, new LogPosition(one, (long) offset), SHA))
                    .count();
            assertThat(released / 100_000.0).isCloseTo(0.02, within(5 * Math.sqrt(0.02 * 0.98 / 100_000)));
        }
    }

    @Test
    void onlyWhatWouldBeDeclinedIsReleasedAndNothingWithoutAShare() {
        LogPosition origin = new LogPosition(0, 1L);
        Policy all = new Policy("p", 0.4, 0.6, 1);
        assertThat(RandomRelease.lifts(Decision.DECLINE, all, origin, SHA)).isTrue();
        assertThat(RandomRelease.lifts(Decision.REVIEW, all, origin, SHA)).isFalse();
        assertThat(RandomRelease.lifts(Decision.APPROVE, all, origin, SHA)).isFalse();
        assertThat(RandomRelease.lifts(Decision.DECLINE, new Policy("p", 0.4, 0.6), origin, SHA))
                .isFalse();
    }

    @Test
    void anotherBundleReleasesOthers() {
        Policy half = new Policy("p", 0.4, 0.6, 0.5);
        String other = "fedcba9876543210".repeat(4);
        long same = IntStream.range(0, 10_000)
                .mapToObj(offset -> new LogPosition(0, (long) offset))
                .filter(origin -> RandomRelease.lifts(Decision.DECLINE, half, origin, SHA)
                        == RandomRelease.lifts(Decision.DECLINE, half, origin, other))
                .count();
        assertThat(same / 10_000.0).isCloseTo(0.5, within(0.03));
    }

    @Test
    void aReleasedTransactionIsApprovedWithItsPropensityAndReplaysToTheSame() {
        Control control = TestRecords.control(1, HeldModels.reference(MODEL), List.<Challenger>of(), List.of());
        List<Score> scores = decided(control);

        List<Score> released = scores.stream()
                .filter(score -> score.getReleasePropensity() != null)
                .toList();
        List<Score> declined = scores.stream()
                .filter(score -> score.getDecision() == Decision.DECLINE)
                .toList();
        assertThat(released).isNotEmpty().allSatisfy(score -> {
            assertThat(score.getReleasePropensity()).isEqualTo(0.3);
            assertThat(score.getDecision()).isEqualTo(Decision.APPROVE);
            assertThat(score.getScore()).isGreaterThanOrEqualTo(0.6);
            assertThat(score.getFlags()).isEmpty();
        });
        assertThat(declined).isNotEmpty().allSatisfy(score -> assertThat(score.getReleasePropensity())
                .isNull());
        assertThat(scores)
                .allSatisfy(score -> assertThat(replay(score, control).same()).isTrue());
    }

    @Test
    void aReleaseThatWasWrittenInAfterwardsIsFound() {
        Control control = TestRecords.control(1, HeldModels.reference(MODEL), List.<Challenger>of(), List.of());
        Score declined = decided(control).stream()
                .filter(score -> score.getDecision() == Decision.DECLINE)
                .findFirst()
                .orElseThrow();
        Score forged = Score.newBuilder(declined)
                .setDecision(Decision.APPROVE)
                .setReleasePropensity(0.3)
                .build();

        assertThat(replay(forged, control).compared())
                .filteredOn(one -> !one.same())
                .extracting(one -> one.what())
                .containsExactly("decision", "release");
    }

    private static ReplayReport replay(Score score, Control control) {
        DeploymentHistory history = new DeploymentHistory(List.of(new Deployment(control, List.of(0L))));
        return new DecisionReplay(new OneModel(MODEL), history, ListSource.NONE).replay(score);
    }

    private static List<Score> decided(Control control) {
        SplittableRandom random = new SplittableRandom(1);
        try (TopologyRig rig = new TopologyRig(new ReasonSettings(0, 0, false))) {
            rig.models.put(MODEL);
            List<FeatureRecord> log = new ArrayList<>(List.of(new FeatureRecord(null, control, null)));
            for (int i = 0; i < 200; i++) {
                log.add(TestRecords.of(TestRecords.vector(
                        "c" + i % 9,
                        0,
                        i,
                        TestModels.CATALOGUE_HASH,
                        random.nextDouble(-3, 3),
                        random.nextDouble(-3, 3),
                        random.nextDouble(-3, 3))));
            }
            rig.send(log.toArray(FeatureRecord[]::new));
            return rig.scores();
        }
    }
}
