package io.tidemark.local.cli;

import io.tidemark.local.reading.RecordJson;
import io.tidemark.local.reading.TopicReader;
import io.tidemark.schemas.ColumnDrift;
import io.tidemark.schemas.DriftReport;
import io.tidemark.schemas.kafka.Connection;
import io.tidemark.schemas.registry.AvroSerde;
import io.tidemark.schemas.registry.SchemaRegistry;
import io.tidemark.schemas.topics.Topics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "report",
        description = "Prints the newest drift reports, one per event-time window and model.",
        mixinStandardHelpOptions = true)
final class DriftReportCommand implements Callable<Integer> {

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "1",
            description = "how many (default: ${DEFAULT-VALUE})")
    private int last;

    @Option(names = "--model", paramLabel = "VERSION", description = "only windows scored by this model")
    private String model;

    @Mixin
    private Servers servers;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws Exception {
        List<DriftReport> reports = newest(servers.connection());
        if (reports.isEmpty()) {
            output.progress(
                    "no window has been reported yet; a report comes when event time has passed a window's end");
        }
        for (DriftReport report : reports) {
            output.result(RecordJson.of(report), () -> text(report));
        }
        return ExitCodes.DONE;
    }

    private List<DriftReport> newest(Connection connection) throws Exception {
        // The same window may be reported again after a restart; its last report counts.
        Map<String, DriftReport> byId = new LinkedHashMap<>();
        try (SchemaRegistry registry = SchemaRegistry.connect(connection)) {
            AvroSerde<DriftReport> serde = registry.serde(Topics.DRIFT_REPORTS);
            new TopicReader(connection).read(Topics.DRIFT_REPORTS, TopicReader.Start.beginning(), false, message -> {
                DriftReport report = serde.decode(message.value());
                if (model == null || model.equals(report.getModelVersion())) {
                    byId.put(report.getReportId(), report);
                }
                return true;
            });
        }
        List<DriftReport> reports = new ArrayList<>(byId.values());
        reports.sort(Comparator.comparing(DriftReport::getWindowStart));
        return reports.subList(Math.max(0, reports.size() - last), reports.size());
    }

    private static String text(DriftReport report) {
        TextTable table = new TextTable("COLUMN", "KIND", "BINS", "PSI", "LIMIT", "MISSING", "");
        for (ColumnDrift column : report.getColumns()) {
            table.row(
                    column.getName(),
                    column.getKind(),
                    column.getBins(),
                    String.format(Locale.ROOT, "%.5f", column.getPsi()),
                    String.format(Locale.ROOT, "%.5f", column.getLimit()),
                    String.format(Locale.ROOT, "%.3f", column.getMissingCurrent()),
                    column.getDrifted() ? "drifted" : "");
        }
        return report.getWindowStart() + " to " + report.getWindowEnd() + ", model " + report.getModelVersion() + ", "
                + report.getEvents() + " events, " + report.getAlerts() + " alerts, " + report.getLateEvents()
                + " late\n" + table;
    }
}
