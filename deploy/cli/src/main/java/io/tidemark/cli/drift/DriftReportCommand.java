package io.tidemark.cli.drift;

import io.tidemark.cli.page.LivePage;
import io.tidemark.cli.page.LiveStatistics;
import io.tidemark.cli.print.OutFile;
import io.tidemark.cli.print.Output;
import io.tidemark.cli.print.TextTable;
import io.tidemark.cli.reading.NewestRecords;
import io.tidemark.cli.reading.RecordJson;
import io.tidemark.cli.server.Servers;
import io.tidemark.cli.story.ModelNouns;
import io.tidemark.drift.stats.distance.Statistic;
import io.tidemark.exit.ExitCodes;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.ColumnDrift;
import io.tidemark.schemas.DriftAlarm;
import io.tidemark.schemas.DriftReport;
import io.tidemark.schemas.QualityReport;
import io.tidemark.schemas.text.ForeignText;
import io.tidemark.scoring.rollout.client.RolloutClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "report",
        description =
                "Prints the newest drift reports, one per event-time window and model, and the quality of the newest windows, estimated and realised.",
        mixinStandardHelpOptions = true)
public final class DriftReportCommand implements Callable<Integer> {

    private static final int LAST_ON_A_PAGE = 100;

    @Option(names = "--last", paramLabel = "N", description = "how many (default: 1; on a page " + LAST_ON_A_PAGE + ")")
    private Optional<Integer> last = Optional.empty();

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "write a page that opens without a network: windows in time, columns, alarms, and quality as"
                    + " estimated and as realised")
    private Optional<Path> html = Optional.empty();

    @Option(names = "--model", paramLabel = "VERSION", description = "only windows scored by this model")
    private String model;

    @Mixin
    private Servers servers;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws Exception {
        Optional<Path> page = html.map(file -> OutFile.checked("--html", file));
        Connection connection = servers.connection();
        try (SchemaRegistry registry = SchemaRegistry.connect(connection)) {
            NewestRecords records = new NewestRecords(connection, registry);
            ModelNouns nouns = new ModelNouns(new RolloutClient(connection, registry)::models, output::progress);
            List<DriftReport> reports = records.of(Topics.DRIFT_REPORTS, DriftReport::getReportId).stream()
                    .filter(report -> model == null || model.equals(report.getModelVersion()))
                    .sorted(Comparator.comparing(DriftReport::getWindowStart))
                    .toList();
            if (reports.isEmpty()) {
                output.progress(
                        "no window has been reported yet; a report comes when event time has passed a window's end");
            }
            if (page.isPresent()) {
                write(page.get(), newest(reports, last.orElse(LAST_ON_A_PAGE)), records, nouns);
            }
            if (page.isEmpty() || output.json() || last.isPresent()) {
                newest(reports, last.orElse(1))
                        .forEach(report -> output.result(RecordJson.of(report), () -> text(report)));
            }
            if (page.isEmpty() && !output.json()) {
                printQuality(records, nouns);
            }
        }
        return ExitCodes.DONE;
    }

    private void write(Path page, List<DriftReport> reports, NewestRecords records, ModelNouns nouns) throws Exception {
        List<DriftAlarm> alarms =
                // An alarm that was raised and cleared is one alarm in two states, and both are history.
                records
                        .of(
                                Topics.ALERTS_DRIFT,
                                alarm -> alarm.getAlarmId() + alarm.getState() + alarm.getWindowStart())
                        .stream()
                        .sorted(Comparator.comparing(DriftAlarm::getWindowStart))
                        .toList();
        List<QualityReport> quality = records.of(Topics.QUALITY_REPORTS, QualityReport::getReportId).stream()
                .sorted(Comparator.comparing(QualityReport::getWindowStart))
                .toList();
        Files.writeString(page, LivePage.of(reports, alarms, quality, nouns::of), StandardCharsets.UTF_8);
        output.progress("the page is " + page);
    }

    /** Not as JSON, whose lines are drift reports; quality comes that way by `drift watch` and `tail`. */
    private void printQuality(NewestRecords records, ModelNouns nouns) throws Exception {
        List<QualityReport> reports = records.of(Topics.QUALITY_REPORTS, QualityReport::getReportId).stream()
                .filter(report -> model == null || model.equals(report.getModelVersion()))
                .toList();
        for (List<QualityReport> window : QualityWindows.newest(reports, last.orElse(1))) {
            output.line(QualityText.of(window, nouns.of(window.get(0).getModelVersion())));
        }
    }

    private static List<DriftReport> newest(List<DriftReport> reports, int count) {
        return reports.subList(Math.max(0, reports.size() - count), reports.size());
    }

    public static String text(DriftReport report) {
        List<Statistic> statistics = LiveStatistics.of(report);
        List<String> titles = new ArrayList<>(List.of("COLUMN", "KIND", "BINS"));
        statistics.forEach(statistic -> titles.add(statistic.title().toUpperCase(Locale.ROOT)));
        titles.addAll(List.of("LIMIT", "MISSING", ""));
        TextTable table = new TextTable(titles.toArray(String[]::new));
        for (ColumnDrift column : report.getColumns()) {
            List<Object> row = new ArrayList<>(List.of(column.getName(), column.getKind(), column.getBins()));
            statistics.forEach(statistic -> row.add(number(LiveStatistics.value(column, statistic))));
            row.addAll(List.of(
                    number(column.getLimit()),
                    String.format(Locale.ROOT, "%.3f", column.getMissingCurrent()),
                    column.getDrifted() ? "drifted" : ""));
            table.row(row.toArray());
        }
        return report.getWindowStart() + " to " + report.getWindowEnd() + ", model "
                + ForeignText.line(report.getModelVersion()) + ", "
                + report.getEvents() + " events, " + report.getAlerts() + " alerts, " + report.getLateEvents()
                + " late\n" + table;
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.5f", value);
    }
}
