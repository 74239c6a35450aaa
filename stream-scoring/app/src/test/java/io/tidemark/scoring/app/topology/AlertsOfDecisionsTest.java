package io.tidemark.scoring.app.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.AlertSeverity;
import io.tidemark.schemas.Decision;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.FraudAlert;
import io.tidemark.schemas.Score;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.testkit.scoring.TestModels;
import io.tidemark.testkit.scoring.TestPolicies;
import io.tidemark.testkit.scoring.TestRecords;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class AlertsOfDecisionsTest {

    private static final LoadedModel MODEL = TestModels.loaded("a", TestPolicies.CATALOGUE.hash());

    @Test
    void anAlertSaysEverythingThatTheRecordOfItsDecisionSaysUnderTheSameName() {
        List<FeatureRecord> log = new ArrayList<>();
        log.add(new FeatureRecord(
                null, TestPolicies.control(7, HeldModels.reference(MODEL), TestPolicies.FIRST), null));
        for (int i = 0; i < 80; i++) {
            log.add(TestRecords.of(
                    FeatureVector.newBuilder(TestRecords.vector("c" + i, 0, i).getVector())
                            .setCatalogueHash(TestPolicies.CATALOGUE.hash())
                            .build()));
        }
        try (TopologyRig rig = new TopologyRig()) {
            rig.models.put(MODEL);
            List<Score> decided = rig.send(log.toArray(FeatureRecord[]::new)).scores().stream()
                    .filter(score -> score.getDecision() != Decision.APPROVE)
                    .toList();
            List<FraudAlert> alerts = rig.alerts();
            assertThat(alerts).hasSameSizeAs(decided).hasSizeGreaterThan(10);
            for (int i = 0; i < alerts.size(); i++) {
                assertSameWhereNamedTheSame(alerts.get(i), decided.get(i));
                assertThat(alerts.get(i).getSeverity()).isNotEqualTo(AlertSeverity.UNKNOWN);
                assertThat(alerts.get(i).getPolicy().getVersion()).isEqualTo("first");
                assertThat(alerts.get(i).getControlSequence()).isEqualTo(7);
            }
        }
    }

    private static void assertSameWhereNamedTheSame(FraudAlert alert, Score score) {
        int same = 0;
        for (Schema.Field field : FraudAlert.getClassSchema().getFields()) {
            Schema.Field other = Score.getClassSchema().getField(field.name());
            if (other != null) {
                assertThat(alert.get(field.pos())).as(field.name()).isEqualTo(score.get(other.pos()));
                same++;
            }
        }
        assertThat(same).isEqualTo(14);
    }
}
