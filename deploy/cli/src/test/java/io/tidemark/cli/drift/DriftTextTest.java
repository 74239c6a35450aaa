package io.tidemark.cli.drift;

import static io.tidemark.testkit.drift.DriftRecords.alarm;
import static io.tidemark.testkit.drift.DriftRecords.quality;
import static io.tidemark.testkit.drift.DriftRecords.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.alerts.AlertText;
import io.tidemark.schemas.DriftReport;
import org.junit.jupiter.api.Test;

class DriftTextTest {

    @Test
    void aReportIsOneLineWithTheWorstColumns() {
        assertThat(DriftText.of(report("m-1", 0, 0.31)))
                .isEqualTo("2026-03-03T00:00:00Z  DRIFT  m-1  2,000 events, 1.50 % alerts; 1 of 2 columns drifted, "
                        + "TX_<b>AMOUNT (PSI 0.310, limit 0.200)");
        assertThat(DriftText.of(report("m-1", 0, 0.01)))
                .endsWith("0 of 2 columns drifted, the furthest TX_<b>AMOUNT (PSI 0.010, limit 0.200)");
    }

    @Test
    void aWindowWithoutEventsIsSilence() {
        DriftReport silent =
                DriftReport.newBuilder(report("m-1", 0, 0)).setSilent(true).build();
        assertThat(DriftText.of(silent))
                .isEqualTo("2026-03-03T00:00:00Z  DRIFT  m-1  silence: no event since 2026-03-02T00:00:00Z");
    }

    @Test
    void qualityIsOneLineWithBothSides() {
        assertThat(DriftText.of(quality("m-1", 0, 0.8123, 0.83)))
                .isEqualTo("2026-03-03T00:00:00Z  QUALITY  m-1  final: AUC 0.812 (estimated 0.830), average precision"
                        + " 0.562 (estimated 0.580); 2,000 events");
        assertThat(DriftText.of(quality("m-1", 0, null, 0.83)))
                .contains("provisional: AUC unknown (estimated 0.830)")
                .endsWith("the estimate is not to be trusted: scores are not calibrated");
    }

    @Test
    void anAlarmReadsAsWhereAlertsAreFollowed() {
        assertThat(DriftText.of(alarm("m-1", 1, "1 column has drifted")))
                .isEqualTo(AlertText.of(alarm("m-1", 1, "1 column has drifted")));
    }
}
