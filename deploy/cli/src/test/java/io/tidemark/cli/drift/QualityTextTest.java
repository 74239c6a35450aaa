package io.tidemark.cli.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.EstimatorError;
import io.tidemark.schemas.QualityFigures;
import io.tidemark.schemas.QualityReport;
import io.tidemark.schemas.QualityState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class QualityTextTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    @Test
    void aMaturedWindowShowsRealisedBesideEstimatedAndHowFarEstimatesWereOff() {
        QualityReport report = QualityReport.newBuilder(report(0, "", QualityState.FINAL))
                .setRealised(figures(0.9))
                .setCaveats(List.of("a drift alarm was in force, since 2026-01-04T00:00:00Z"))
                .build();
        String text = QualityText.of(List.of(report));
        assertThat(text)
                .contains("final", "realised", "estimated", "0.900", "0.880")
                .contains("off by 0.020 of AUC ROC (-0.010 on average)", "90 frauds were promised, 100 came")
                .contains("do not trust the estimate: a drift alarm was in force");
    }

    @Test
    void aYoungWindowWithoutKnownDelaysShowsTheEstimateAlone() {
        String text = QualityText.of(List.of(report(0, "", QualityState.PROVISIONAL)));
        assertThat(text)
                .contains("provisional: how long labels take is not known yet")
                .doesNotContain("so far");
    }

    @Test
    void theNewestMaturedWindowComesBeforeTheNewestOneAndSegmentsStandTogether() {
        List<List<QualityReport>> chosen = QualityWindows.newest(
                List.of(
                        report(2, "", QualityState.PROVISIONAL),
                        report(1, "channel=online", QualityState.FINAL),
                        report(1, "", QualityState.FINAL),
                        report(0, "", QualityState.FINAL)),
                1);
        assertThat(chosen).hasSize(2);
        assertThat(chosen.get(0)).extracting(QualityReport::getSegment).containsExactly("", "channel=online");
        assertThat(chosen.get(1)).extracting(QualityReport::getState).containsExactly(QualityState.PROVISIONAL);
    }

    private static QualityReport report(int day, String segment, QualityState state) {
        Instant start = START.plus(Duration.ofDays(day));
        return QualityReport.newBuilder()
                .setReportId("m-1" + segment + "@" + start)
                .setModelVersion("m-1")
                .setSegment(segment)
                .setWindowStart(start)
                .setWindowEnd(start.plus(Duration.ofDays(1)))
                .setState(state)
                .setMaturityMs(1)
                .setEvents(1_000)
                .setFlagged(10)
                .setCensored(2)
                .setReleased(0)
                .setContradicted(1)
                .setWithdrawn(0)
                .setEstimated(figures(0.88))
                .setEstimatedMeasured(figures(0.88))
                .setEstimatorError(EstimatorError.newBuilder()
                        .setWindows(14)
                        .setAucRocMean(-0.01)
                        .setAucRocMeanAbsolute(0.02)
                        .setExpectedFrauds(90)
                        .setFrauds(100)
                        .build())
                .setCards(100)
                .setReportedAt(START)
                .build();
    }

    private static QualityFigures figures(double auc) {
        return QualityFigures.newBuilder()
                .setTransactions(1_000)
                .setFrauds(8)
                .setAucRoc(auc)
                .build();
    }
}
