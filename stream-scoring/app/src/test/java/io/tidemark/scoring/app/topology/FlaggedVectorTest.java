package io.tidemark.scoring.app.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.Decision;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.FraudAlert;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Score;
import io.tidemark.scoring.app.decision.reasons.ReasonSettings;
import io.tidemark.scoring.release.models.DeploymentHistory;
import io.tidemark.testkit.scoring.TestModels;
import io.tidemark.testkit.scoring.TestRecords;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FlaggedVectorTest {

    private static final Double NONE = Double.NaN;

    @Test
    void whatTheFeaturesCouldNotSayIsDecidedByAModelThatKnowsMissingValuesAndKeepsItsFlags() {
        try (TopologyRig rig = new TopologyRig(new ReasonSettings(3, 1, true))) {
            rig.send(TestRecords.activation(1, rig.models.put(TestModels.loaded("a"))));
            for (Money amount :
                    new Money[] {null, new Money(-5L, "EUR"), new Money(5L, "?\n?"), new Money(5L, "XAU")}) {
                rig.send(flagged(amount, "mixed_currency", 2.5, NONE, NONE));
                Score score = decidedAlone(rig);
                assertThat(score.getModelVersion()).isEqualTo("a");
                assertThat(score.getFlags()).containsExactly("mixed_currency");
            }
        }
    }

    @Test
    void aMissingValueThatTheModelNeverSawTakesTheLadderDownToTheAmountWhichIsReviewed() {
        HeldModels models = new HeldModels();
        try (TopologyRig rig = new TopologyRig(models, DeploymentHistory.NONE, () -> TopologyRig.NOW)) {
            rig.send(TestRecords.activation(1, models.put(DegradedDecisionTest.knowing("b", Set.of()))));
            assertThat(flags(rig, null, "missing_amount"))
                    .containsExactly("missing_amount", "unseen_missing_value", "no_amount");
            assertThat(flags(rig, new Money(-5L, "EUR"), "negative_amount"))
                    .containsExactly("negative_amount", "unseen_missing_value");
            assertThat(flags(rig, new Money(5L, "???"), "unknown_currency"))
                    .containsExactly("unknown_currency", "unseen_missing_value");
            assertThat(flags(rig, new Money(5L, "USD"), "mixed_currency"))
                    .containsExactly("mixed_currency", "unseen_missing_value", "no_rate");
        }
    }

    private long offset;

    private List<String> flags(TopologyRig rig, Money amount, String flag) {
        rig.send(flagged(amount, flag, NONE, NONE, NONE));
        Score score = rig.score();
        assertThat(score.getDecision()).isEqualTo(Decision.REVIEW);
        assertThat(score.getScore()).isNull();
        List<FraudAlert> alerts = rig.alerts();
        assertThat(alerts).hasSize(1);
        assertThat(alerts.get(0).getFlags()).isEqualTo(score.getFlags());
        return score.getFlags();
    }

    private static Score decidedAlone(TopologyRig rig) {
        List<Score> scores = rig.scores();
        assertThat(scores).hasSize(1);
        return scores.get(0);
    }

    private FeatureRecord flagged(Money amount, String flag, Double... values) {
        FeatureVector vector = TestRecords.vector("c", 0, offset++, TestModels.CATALOGUE_HASH, values);
        return TestRecords.of(FeatureVector.newBuilder(vector)
                .setTransaction(TestRecords.transaction("c", 0, offset, amount))
                .setFlags(List.of(flag))
                .build());
    }
}
