package io.tidemark.scoring.app.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.Control;
import io.tidemark.schemas.Decision;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.PolicyText;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.UnansweredCondition;
import io.tidemark.scoring.app.replay.Comparison;
import io.tidemark.scoring.app.replay.DecisionReplay;
import io.tidemark.scoring.app.replay.ReplayReport;
import io.tidemark.scoring.app.replay.Tally;
import io.tidemark.scoring.app.replay.Verification;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.policy.list.ListSource;
import io.tidemark.scoring.release.models.DeploymentHistory;
import io.tidemark.testkit.scoring.TestModels;
import io.tidemark.testkit.scoring.TestPolicies;
import io.tidemark.testkit.scoring.TestRecords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RankInDecisionsTest {

    private static final String HASH = TestPolicies.CATALOGUE.hash();
    private static final double[] REFERENCE = {0.05, 0.2, 0.3, 0.3, 0.4, 0.45, 0.5, 0.6, 0.7, 0.9};
    private static final LoadedModel RANKED = TestModels.loaded(TestModels.ranked("ranked", HASH, REFERENCE));
    private static final PolicyText BY_RANK = TestPolicies.of(
            "by-rank",
            """
            rules:
              - {id: top, when: rank >= 0.9, then: decline}
            thresholds: {by: rank, step_up: 0.4, review: 0.6}
            """);

    @Test
    void decisionsGoByTheShareOfTheReferenceThatScoresLowerAndComeOutAgain() {
        Control control = TestPolicies.control(1, HeldModels.reference(RANKED), BY_RANK);
        List<FeatureRecord> log = new ArrayList<>(List.of(new FeatureRecord(null, control, null)));
        for (int i = -30; i < 30; i++) {
            log.add(TestRecords.of(TestRecords.vector("c" + i, 0, 100 + i, HASH, i / 10.0, i % 7 / 2.0, -i / 20.0)));
        }
        try (TopologyRig rig = new TopologyRig()) {
            rig.models.put(RANKED);
            List<Score> scores = rig.send(log.toArray(FeatureRecord[]::new)).scores();
            assertThat(scores).hasSize(60);
            DecisionReplay replay = new DecisionReplay(
                    new OneModel(RANKED),
                    new DeploymentHistory(List.of(new Deployment(control, List.of(0L)))),
                    ListSource.NONE);
            for (Score score : scores) {
                double rank = Arrays.stream(REFERENCE)
                                .filter(lower -> lower < score.getScore())
                                .count()
                        / 10.0;
                assertThat(score.getRank()).isEqualTo(rank);
                assertThat(score.getDecision())
                        .isEqualTo(
                                rank >= 0.9
                                        ? Decision.DECLINE
                                        : rank >= 0.6
                                                ? Decision.REVIEW
                                                : rank >= 0.4 ? Decision.STEP_UP : Decision.APPROVE);
                assertThat(replay.replay(score).same()).isTrue();
            }
            assertThat(scores).extracting(Score::getDecision).contains(Decision.STEP_UP, Decision.REVIEW);
            Score other = Score.newBuilder(scores.get(0)).setRank(0.123).build();
            Verification verification = new Verification(replay, 1);
            scores.forEach(verification::take);
            verification.take(other);
            assertThat(verification.found(0).all()).isEqualTo(new Tally(60, 1, 0));
            assertThat(verification.found(0).differing()).containsExactly(Map.entry("rank", 1L));
            ReplayReport tampered = replay.replay(other);
            assertThat(tampered.compared().stream().filter(one -> !one.same()).map(Comparison::what))
                    .containsExactly("rank");
            ReplayReport early =
                    replay.replay(Score.newBuilder(scores.get(0)).setRank(null).build());
            assertThat(early.same()).isTrue();
            assertThat(early.notCompared()).contains("the rank: none on record, which is from before records held it");
            assertThat(replay.replay(scores.get(0)).notCompared()).noneMatch(why -> why.startsWith("the rank"));
        }
    }

    @Test
    void underAModelFromBeforeRanksItsOwnThresholdsDecideAndTheTraceSaysWhy() {
        LoadedModel old = TestModels.loaded("a", HASH);
        try (TopologyRig rig = new TopologyRig()) {
            rig.models.put(old);
            Control control = TestPolicies.control(1, HeldModels.reference(old), BY_RANK);
            Score score = rig.send(
                            new FeatureRecord(null, control, null),
                            TestRecords.of(TestRecords.vector("c", 0, 1, HASH, 1.0, 1.0, 1.0)))
                    .score();
            assertThat(score.getRank()).isNull();
            assertThat(score.getPolicyVersion()).isEqualTo(TestModels.POLICY.version());
            assertThat(score.getPolicy().getUnanswered())
                    .containsExactly(
                            new UnansweredCondition("top", "rank"), new UnansweredCondition("thresholds", "rank"));
        }
    }
}
