package io.tidemark.console.panel;

import io.tidemark.console.tally.Newest;
import io.tidemark.schemas.QualityFigures;
import io.tidemark.schemas.QualityReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Quality of all traffic by model and window: estimated at once, realised as labels come. */
public final class QualityPanel implements Panel {

    private static final int MODELS = 4;
    private static final int WINDOWS = 60;

    private final Newest<String, Newest<Instant, QualityReport>> models = new Newest<>(MODELS);

    /**
     * One window of one model.
     *
     * @param state {@code PROVISIONAL}: labels are still to come
     * @param labelShare of the labels that should have come; null if that is not known
     * @param estimated average precision by the scores; null if it cannot be told
     * @param realised average precision by the labels
     * @param bound the largest distance of the realised one from the exact one
     * @param estimatedAuc area under the ROC curve by the scores
     * @param realisedAuc the same by the labels
     * @param off how far estimates were from what came of them, mean absolute, on the windows before
     */
    record Window(
            String start,
            String state,
            Double labelShare,
            long events,
            Double estimated,
            Double realised,
            Double bound,
            Double estimatedAuc,
            Double realisedAuc,
            Double off,
            List<String> caveats) {}

    /** @param windows the oldest first */
    record Model(String model, List<Window> windows) {}

    /** @param models the one that was reported last comes first */
    record Frame(List<Model> models) {}

    @Override
    public String name() {
        return "quality";
    }

    @Override
    public void quality(QualityReport report, Place place) {
        if (!report.getSegment().isEmpty()) {
            return;
        }
        Newest<Instant, QualityReport> windows =
                models.get(report.getModelVersion()).orElseGet(() -> new Newest<>(WINDOWS));
        windows.put(report.getWindowStart(), report);
        models.put(report.getModelVersion(), windows);
    }

    @Override
    public Frame frame(Instant now) {
        List<Model> shown = new ArrayList<>();
        models.all().forEach(windows -> {
            List<QualityReport> reports = windows.all();
            reports.sort(Comparator.comparing(QualityReport::getWindowStart));
            shown.add(
                    0,
                    new Model(
                            reports.get(0).getModelVersion(),
                            reports.stream().map(QualityPanel::window).toList()));
        });
        return new Frame(shown);
    }

    private static Window window(QualityReport report) {
        QualityFigures estimated = report.getEstimated();
        QualityFigures realised = report.getRealised();
        return new Window(
                report.getWindowStart().toString(),
                report.getState().name(),
                Figures.finite(report.getLabelShare()),
                report.getEvents(),
                Figures.finite(estimated.getAveragePrecision()),
                realised == null ? null : Figures.finite(realised.getAveragePrecision()),
                realised == null ? null : Figures.finite(realised.getAveragePrecisionBound()),
                Figures.finite(estimated.getAucRoc()),
                realised == null ? null : Figures.finite(realised.getAucRoc()),
                Figures.finite(report.getEstimatorError().getAveragePrecisionMeanAbsolute()),
                report.getCaveats());
    }
}
