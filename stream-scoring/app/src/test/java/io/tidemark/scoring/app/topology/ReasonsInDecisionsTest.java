package io.tidemark.scoring.app.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.Decision;
import io.tidemark.schemas.FraudAlert;
import io.tidemark.schemas.Reason;
import io.tidemark.schemas.Score;
import io.tidemark.scoring.app.decision.DecisionFlags;
import io.tidemark.scoring.app.decision.reasons.ReasonSettings;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.model.reasons.Contributions;
import io.tidemark.scoring.model.reasons.Explainer;
import io.tidemark.scoring.model.reasons.ReasonCodes;
import io.tidemark.testkit.scoring.TestModels;
import io.tidemark.testkit.scoring.TestRecords;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReasonsInDecisionsTest {

    private static final int RECORDS = 60;
    private static final LoadedModel MODEL = TestModels.loaded("a");

    @Test
    void alertsAndTheirScoresSayWhatRaisedTheScoreTheStrongestFirst() {
        try (TopologyRig rig = new TopologyRig(new ReasonSettings(2, 0, false))) {
            List<Score> scores = decided(rig, MODEL);
            List<FraudAlert> alerts = rig.alerts();
            assertThat(alerts).hasSizeGreaterThan(5);
            for (FraudAlert alert : alerts) {
                assertThat(alert.getReasons()).isNotEmpty().hasSizeLessThanOrEqualTo(2);
                assertThat(alert.getReasons())
                        .extracting(Reason::getContribution)
                        .allMatch(share -> share > 0);
                assertThat(alert.getReasons())
                        .isSortedAccordingTo(
                                Comparator.comparing(Reason::getContribution).reversed());
                assertThat(alert.getFlags()).isEmpty();
                Reason first = alert.getReasons().get(0);
                assertThat(first.getSentence()).startsWith(first.getFeature() + ": ");
                assertThat(first.getUsual()).isNull();
            }
            assertThat(scores.stream()
                            .filter(score -> score.getDecision() != Decision.APPROVE)
                            .map(Score::getReasons))
                    .isEqualTo(alerts.stream().map(FraudAlert::getReasons).toList());
            assertThat(scores.stream().filter(score -> score.getDecision() == Decision.APPROVE))
                    .isNotEmpty()
                    .allMatch(score -> score.getReasons().isEmpty());
        }
    }

    @Test
    void theSampleOfTheApprovalsIsExplainedInBothDirectionsAndAReplayHasTheSame() {
        ReasonSettings third = new ReasonSettings(3, 0.3, false);
        List<Score> scores;
        try (TopologyRig rig = new TopologyRig(third)) {
            scores = decided(rig, MODEL);
        }
        List<Score> approved = scores.stream()
                .filter(score -> score.getDecision() == Decision.APPROVE)
                .toList();
        assertThat(approved).anyMatch(score -> score.getReasons().isEmpty());
        for (Score score : approved) {
            boolean sampled = third.samples(score.getTransaction().getTransactionId());
            assertThat(score.getReasons().isEmpty()).isEqualTo(!sampled);
        }
        assertThat(approved.stream().flatMap(score -> score.getReasons().stream()))
                .anyMatch(reason -> reason.getContribution() < 0);
        try (TopologyRig rig = new TopologyRig(third)) {
            assertThat(decided(rig, MODEL)).isEqualTo(scores);
        }
    }

    @Test
    void alertsAlsoSayWhatLoweredTheScoreIfThatIsAskedFor() {
        try (TopologyRig rig = new TopologyRig(new ReasonSettings(3, 0, true))) {
            decided(rig, MODEL);
            assertThat(rig.alerts().stream().flatMap(alert -> alert.getReasons().stream()))
                    .anyMatch(reason -> reason.getContribution() < 0);
        }
    }

    @Test
    void anExplanationThatFailsChangesNoDecisionAndIsFlaggedAndCounted() {
        Explainer broken =
                new Explainer(MODEL.manifest().featureNames(), ReasonCodes.NONE, Map.of(), new BrokenContributions());
        List<Score> failed;
        try (TopologyRig rig = new TopologyRig(new ReasonSettings(4, 0, false))) {
            failed = decided(rig, with(Optional.of(broken)));
            assertThat(rig.meters.unexplained)
                    .hasSize(rig.alerts().size())
                    .containsOnly("a " + DecisionFlags.REASONS_FAILED);
        }
        try (TopologyRig rig = new TopologyRig(new ReasonSettings(0, 1, false))) {
            assertThat(decided(rig, MODEL))
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("flags")
                    .isEqualTo(failed);
        }
        assertThat(failed).allSatisfy(score -> assertThat(score.getFlags())
                .isEqualTo(
                        score.getDecision() == Decision.APPROVE ? List.of() : List.of(DecisionFlags.REASONS_FAILED)));
    }

    @Test
    void aModelThatCannotBeExplainedIsCountedAndNotFlagged() {
        try (TopologyRig rig = new TopologyRig(new ReasonSettings(4, 0, false))) {
            assertThat(decided(rig, with(Optional.empty())))
                    .allMatch(score ->
                            score.getFlags().isEmpty() && score.getReasons().isEmpty());
            assertThat(rig.meters.unexplained).hasSize(rig.alerts().size()).containsOnly("a unexplainable");
        }
    }

    @Test
    void withoutReasonsNothingIsExplainedAndNothingIsMissed() {
        try (TopologyRig rig = new TopologyRig(new ReasonSettings(0, 1, false))) {
            assertThat(decided(rig, MODEL)).allMatch(score -> score.getReasons().isEmpty());
            assertThat(rig.meters.unexplained).isEmpty();
        }
    }

    @Test
    void whatTheAmountDecidesHasNoReasons() {
        try (TopologyRig rig = new TopologyRig(new ReasonSettings(4, 1, false))) {
            rig.send(TestRecords.vector("c", 0, 0));
            assertThat(rig.score().getReasons()).isEmpty();
            assertThat(rig.meters.unexplained).isEmpty();
        }
    }

    private static List<Score> decided(TopologyRig rig, LoadedModel model) {
        rig.send(TestRecords.activation(1, rig.models.put(model)));
        for (int i = 0; i < RECORDS; i++) {
            rig.send(TestRecords.vector("c" + i, 0, i));
        }
        return rig.scores();
    }

    private static LoadedModel with(Optional<Explainer> explainer) {
        return new LoadedModel(MODEL.version(), MODEL.sha256(), MODEL.manifest(), MODEL.engine(), explainer);
    }

    private record BrokenContributions() implements Contributions {

        @Override
        public int featureCount() {
            return MODEL.engine().featureCount();
        }

        @Override
        public void contributions(float[] row, double[] contributions) {
            throw new IllegalStateException("broken");
        }
    }
}
