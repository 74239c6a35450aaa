package io.tidemark.drift.job.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.drift.job.count.Fields;
import io.tidemark.schemas.AlarmState;
import io.tidemark.schemas.DriftAlarm;
import io.tidemark.schemas.DriftCause;
import io.tidemark.schemas.DriftReport;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** No events at all. */
class SilenceAlarmTest {
    private static final double CLEAN = ComparisonRig.CLEAN;
    private static final double DRIFTED = ComparisonRig.DRIFTED;

    private ComparisonRig rig = new ComparisonRig(ComparisonRig.rules(2, 2, 2));

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aWindowWithoutEventsIsReportedAsSilenceAndNotAsNoDrift() throws Exception {
        rig.publish("m1");
        rig.next(Map.of(Fields.TRAFFIC, Map.of(Fields.WHOLE, new long[] {70, 20})), Map.of());
        DriftReport report = rig.reports().get(0);
        assertThat(report.getSilent()).isTrue();
        assertThat(report.getEvents()).isZero();
        assertThat(report.getOtherEvents()).isEqualTo(50);
        assertThat(report.getUnmodelledEvents()).isEqualTo(20);
        assertThat(report.getColumns()).isEmpty();
    }

    @Test
    void anUnusualSilenceIsAnAlarmOfItsOwnUntilEventsComeAgain() throws Exception {
        rig.publish("m1");
        rig.window(CLEAN, 1_000);
        rig.silence(0, 7);
        rig.silence(0, 0);
        rig.window(CLEAN, 1_000);
        assertThat(rig.alarms())
                .extracting(DriftAlarm::getState)
                .containsExactly(AlarmState.RAISED, AlarmState.CLEARED);
        DriftAlarm silence = rig.alarms().get(0);
        assertThat(silence.getAlarmId()).isEqualTo("m1@2026-01-05T12:00:00Z/silence");
        assertThat(silence.getCause()).isEqualTo(DriftCause.SILENCE);
        assertThat(silence.getText())
                .contains("no event has been scored under model m1 since 2026-01-05T12:00:00Z", "1000 are usual")
                .contains("7 were decided without any model", "silence is not the absence of drift");
        assertThat(rig.alarms().get(1).getSince()).isEqualTo(silence.getWindowStart());
        assertThat(rig.requests()).isEmpty();
    }

    @Test
    void whereFewEventsAreUsualSilenceIsNoAlarm() throws Exception {
        rig.publish("m1");
        rig.window(CLEAN, 499);
        rig.silence(0, 0);
        assertThat(rig.reports().get(1).getSilent()).isTrue();
        assertThat(rig.alarms()).isEmpty();
    }

    @Test
    void aModelThatWasReplacedIsNoSilenceAndItsAlarmIsClosed() throws Exception {
        rig.publish("m1");
        rig.windows(DRIFTED, DRIFTED);
        rig.silence(1_000, 0);
        assertThat(rig.alarms())
                .extracting(DriftAlarm::getState)
                .containsExactly(AlarmState.RAISED, AlarmState.CLEARED);
        assertThat(rig.alarms().get(1).getText())
                .contains("model m1 has scored nothing", "others have scored 1000 events");
        rig.windows(DRIFTED);
        assertThat(rig.alarms()).hasSize(2);
    }
}
