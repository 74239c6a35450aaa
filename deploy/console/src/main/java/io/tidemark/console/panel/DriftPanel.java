package io.tidemark.console.panel;

import io.tidemark.console.tally.Newest;
import io.tidemark.schemas.ColumnDrift;
import io.tidemark.schemas.DriftReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Drift by column, of the newest windows of each model, with value, sample and limit. */
public final class DriftPanel implements Panel {

    private static final int MODELS = 4;
    private static final int WINDOWS = 60;
    private static final int COLUMNS = 120;

    private final Newest<String, Newest<Instant, DriftReport>> models = new Newest<>(MODELS);

    /**
     * One column.
     *
     * @param rank 1 can hurt the model most; 0 is not ranked
     * @param psi of the newest window
     * @param limit above which that window counts as drifted
     * @param sample events behind it
     * @param missing share of them without a value
     * @param missingReference the same of the reference
     * @param history PSI by window, the oldest first; null where a window does not have it
     */
    record Column(
            String name,
            int rank,
            Double psi,
            Double limit,
            long sample,
            Double missing,
            Double missingReference,
            boolean drifted,
            List<Double> history) {}

    /**
     * One model.
     *
     * @param windowStart of the newest window, ISO 8601
     * @param silent whether no event came in it
     * @param cause what the monitor takes the drift for
     */
    record Model(
            String model,
            String windowStart,
            String windowEnd,
            long events,
            long alerts,
            boolean silent,
            String cause,
            List<Column> columns,
            int columnsLeftOut,
            List<String> windows) {}

    /** @param models the one that was reported last comes first */
    record Frame(List<Model> models) {}

    @Override
    public String name() {
        return "drift";
    }

    @Override
    public void report(DriftReport report, Place place) {
        Newest<Instant, DriftReport> windows =
                models.get(report.getModelVersion()).orElseGet(() -> new Newest<>(WINDOWS));
        windows.put(report.getWindowStart(), report);
        models.put(report.getModelVersion(), windows);
    }

    @Override
    public Frame frame(Instant now) {
        List<Model> shown = new ArrayList<>();
        models.all().forEach(windows -> shown.add(0, model(windows)));
        return new Frame(shown);
    }

    private static Model model(Newest<Instant, DriftReport> windows) {
        List<DriftReport> reports = windows.all();
        reports.sort(Comparator.comparing(DriftReport::getWindowStart));
        DriftReport newest = reports.get(reports.size() - 1);
        List<ColumnDrift> sorted = new ArrayList<>(newest.getColumns());
        sorted.sort(Comparator.comparingInt((ColumnDrift one) -> one.getRank() == 0 ? Integer.MAX_VALUE : one.getRank())
                .thenComparing(ColumnDrift::getName));
        List<ColumnDrift> kept = sorted.subList(0, Math.min(COLUMNS, sorted.size()));
        return new Model(
                newest.getModelVersion(),
                newest.getWindowStart().toString(),
                newest.getWindowEnd().toString(),
                newest.getEvents(),
                newest.getAlerts(),
                newest.getSilent(),
                newest.getCause().name(),
                kept.stream().map(one -> column(one, reports)).toList(),
                sorted.size() - kept.size(),
                reports.stream().map(one -> one.getWindowStart().toString()).toList());
    }

    private static Column column(ColumnDrift one, List<DriftReport> reports) {
        List<Double> history = new ArrayList<>();
        reports.forEach(report -> history.add(psi(report, one.getName()).orElse(null)));
        return new Column(
                one.getName(),
                one.getRank(),
                Figures.finite(one.getPsi()),
                Figures.finite(one.getLimit()),
                one.getNCurrent(),
                Figures.finite(one.getMissingCurrent()),
                Figures.finite(one.getMissingReference()),
                one.getDrifted(),
                history);
    }

    private static Optional<Double> psi(DriftReport report, String column) {
        return report.getColumns().stream()
                .filter(one -> one.getName().equals(column))
                .map(one -> Figures.finite(one.getPsi()))
                .filter(Objects::nonNull)
                .findFirst();
    }
}
