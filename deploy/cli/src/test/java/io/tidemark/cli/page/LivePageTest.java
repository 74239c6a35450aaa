package io.tidemark.cli.page;

import static io.tidemark.testkit.drift.DriftRecords.alarm;
import static io.tidemark.testkit.drift.DriftRecords.quality;
import static io.tidemark.testkit.drift.DriftRecords.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.drift.DriftReportCommand;
import io.tidemark.drift.stats.distance.Statistics;
import io.tidemark.nouns.Nouns;
import io.tidemark.schemas.Concentration;
import io.tidemark.schemas.DriftFinding;
import io.tidemark.schemas.DriftReport;
import io.tidemark.schemas.SegmentDrift;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LivePageTest {

    private static final Function<String, Nouns> USUAL = version -> Nouns.USUAL;

    private final String page = LivePage.of(
            List.of(report("m-1", 0, 0.011), report("m-1", 1, 0.31), report("m-1", 2, 0.4567)),
            List.of(alarm("m-1", 1, "<script>alert('amounts')</script> & more")),
            List.of(quality("m-1", 0, 0.8123, 0.83), quality("m-1", 1, null, 0.7891)),
            USUAL);

    @Test
    void qualitySpeaksTheWordsOfTheModelsCatalogue() {
        assertThat(page).contains("<th>frauds known");
        String machines = LivePage.of(
                List.of(report("m-1", 0, 0.011)),
                List.of(),
                List.of(quality("m-1", 0, 0.8123, 0.83)),
                version -> new Nouns(Map.of("positive", "failure of " + version.charAt(0))));
        assertThat(machines).contains("<th>failure of ms known").doesNotContainIgnoringCase("fraud");
    }

    @Test
    void thePageLoadsNothingAndForbidsToLoadAnything() {
        assertThat(page)
                .contains(
                        "http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"")
                .doesNotContain("http://", "https://", "src=", "href=\"//", "<script", "@import", "url(");
    }

    @Test
    void whateverRecordsContainIsText() {
        assertThat(page)
                .contains("TX_&lt;b&gt;AMOUNT", "&lt;script&gt;alert(&#39;amounts&#39;)&lt;/script&gt; &amp; more")
                .doesNotContain("<b>AMOUNT");
    }

    @Test
    void theNewestWindowShowsItsColumnsTheFurthestBeyondTheirLimitFirst() {
        assertThat(page).contains("0.4567", "0.2", "2.5 %", "1,990", "2,002 events");
        assertThat(page.indexOf("<td>TX_&lt;b&gt;AMOUNT")).isPositive().isLessThan(page.indexOf("<td>score"));
    }

    @Test
    void everyStatisticOfTheReportIsAColumnUnderItsTitleAndOlderReportsHaveTheOneThatTheyWrote() {
        DriftReport old = report("m-1", 0, 0.4567);
        DriftReport now = DriftReport.newBuilder(old).build();
        Statistics.OF_BINS.forEach(
                statistic -> now.getColumns().get(0).getStatistics().put(statistic.name(), 0.7771));
        String table = LivePage.of(List.of(now), List.of(), List.of(), USUAL);
        assertThat(Statistics.OF_BINS).hasSizeGreaterThan(1).allSatisfy(statistic -> assertThat(table)
                .contains("\">" + statistic.title() + "<th")
                .contains(statistic.source()));
        assertThat(table).contains("<td>0.4567<td>0.7771");
        assertThat(DriftReportCommand.text(now))
                .contains("HELLINGER", "0.45670  0.77710  0.77710    0.20000", "0.00400  -  ");
        assertThat(LivePage.of(List.of(old), List.of(), List.of(), USUAL))
                .contains("\">PSI<th>limit")
                .doesNotContain("Hellinger");
    }

    @Test
    void theTimelineHasAPointForEveryWindowAndItsLimit() {
        String chart = page.substring(page.indexOf("PSI of TX_"), page.indexOf("PSI of score"));
        assertThat(Pattern.compile("class=\"line\" d=\"M[^L]+L[^L]+L[^L]+\"")
                        .matcher(chart)
                        .find())
                .isTrue();
        assertThat(chart).contains("class=\"limit\"");
    }

    @Test
    void qualityIsShownTwiceAndUnknownWhereNoLabelHasCome() {
        assertThat(page)
                .contains("0.8123", "0.83", "0.7891", "final", "provisional", "scores are not calibrated")
                .contains("<td>–<td>0.7891");
    }

    @Test
    void findingsSayWhereTheShiftSitsAndSegmentsHowTheyWereDecided() {
        DriftReport report = DriftReport.newBuilder(report("m-1", 0, 0.5))
                .setConcentration(new Concentration("channel", "<online>", 0.87, 0.05))
                .setFindings(List.of(DriftFinding.newBuilder()
                        .setField("channel")
                        .setValue("<online>")
                        .setColumn("TX_AMOUNT")
                        .setKind("shift")
                        .setStatistic(0.61)
                        .setLimit(0.13)
                        .setP(1e-9)
                        .setEffect(0.58)
                        .setNReference(1_000)
                        .setNCurrent(100)
                        .setRank(1)
                        .setLasting(true)
                        .build()))
                .setSegments(List.of(SegmentDrift.newBuilder()
                        .setField("channel")
                        .setValue("<online>")
                        .setEvents(100)
                        .setApproved(80)
                        .setReviewed(15)
                        .setDeclined(5)
                        .setFlagged(0)
                        .build()))
                .build();
        assertThat(LivePage.of(List.of(report), List.of(), List.of(), USUAL))
                .contains("More than chance: slow drift")
                .contains("87.0 % of the shift is where channel is &lt;online&gt;, which has 5.0 % of the events")
                .contains("TX_AMOUNT, channel=&lt;online&gt;", "0.6100", "1.000e-09")
                .contains("<td>80.0 %<td>15.0 %<td>5.0 %");
    }

    @Test
    void aSilentWindowIsNoSignOfHealthAndNoReportNoPageFullOfNothing() {
        DriftReport silent = DriftReport.newBuilder(report("m-1", 0, 0))
                .setSilent(true)
                .setEvents(0)
                .setAlerts(0)
                .setColumns(List.of())
                .build();
        assertThat(LivePage.of(List.of(silent), List.of(), List.of(), USUAL))
                .contains("silence")
                .doesNotContain("NaN");
        assertThat(LivePage.of(List.of(), List.of(), List.of(), USUAL)).contains("No window has been reported yet");
    }

    @Test
    void aColumnWithoutValuesHasADashForAPsi() {
        DriftReport report = report("m-1", 0, Double.NaN);
        assertThat(LivePage.of(List.of(report), List.of(), List.of(), USUAL))
                .contains("–")
                .doesNotContain("NaN");
    }
}
