package io.tidemark.cli.story;

import io.tidemark.nouns.Nouns;
import io.tidemark.schemas.QualityFigures;
import io.tidemark.schemas.QualityReport;
import io.tidemark.schemas.QualityState;
import io.tidemark.scoring.model.manifest.Manifest;
import io.tidemark.scoring.model.manifest.Training;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The story of a model in plain sentences: why it was trained, on what, what it was compared with, who or what promoted
 * it, what happened since.
 */
public final class ModelStory {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);

    private ModelStory() {}

    /** Oldest first. */
    public static List<StoryLine> of(ModelRecords records) {
        List<StoryLine> story = new ArrayList<>();
        records.request()
                .ifPresent(request -> story.add(new StoryLine(
                        request.getRequestedAt(),
                        "asked_for",
                        "A better model was asked for (%s): %s"
                                .formatted(
                                        request.getCause().name().toLowerCase(Locale.ROOT),
                                        sentence(request.getWhy())))));
        story.add(new StoryLine(
                records.model().manifest().createdAt(),
                "trained",
                trained(records.model().manifest())));
        records.candidate()
                .ifPresent(candidate -> story.add(
                        new StoryLine(candidate.getProposedAt(), "compared", sentence(candidate.getFinding()))));
        story.add(new StoryLine(
                records.model().publishedAt(),
                "published",
                records.model().publishedBy().isEmpty()
                        ? "It was published."
                        : "It was published by %s, as its record says."
                                .formatted(records.model().publishedBy())));
        records.events()
                .forEach(
                        event -> story.add(new StoryLine(event.getHappenedAt(), "rollout", sentence(event.getText()))));
        records.alarms()
                .forEach(alarm -> story.add(new StoryLine(alarm.getRaisedAt(), "drift", sentence(alarm.getText()))));
        newestFinal(records.quality())
                .ifPresent(report ->
                        story.add(quality(report, records.model().manifest().nouns())));
        story.sort(Comparator.comparing(StoryLine::at));
        return story;
    }

    private static String trained(Manifest manifest) {
        Training training = manifest.training();
        return String.format(
                Locale.ROOT,
                manifest.nouns()
                        .in("Model %s was trained on %,d {events} of %s to %s, %,d of them {positives}%s, with the"
                                + " features of the catalogue %s."),
                manifest.version(),
                training.rows(),
                DAY.format(training.from()),
                DAY.format(training.to().minusMillis(1)),
                training.frauds(),
                training.sampling().isEmpty()
                        ? ""
                        : String.format(Locale.ROOT, " (a sample that stands for %,.0f)", training.transactions()),
                manifest.catalogue());
    }

    private static Optional<QualityReport> newestFinal(List<QualityReport> reports) {
        return reports.stream()
                .filter(report -> report.getSegment().isEmpty()
                        && report.getState() == QualityState.FINAL
                        && report.getRealised() != null)
                .max(Comparator.comparing(QualityReport::getWindowStart));
    }

    private static StoryLine quality(QualityReport report, Nouns nouns) {
        QualityFigures realised = report.getRealised();
        Instant at = report.getReportedAt();
        return new StoryLine(
                at,
                "quality",
                String.format(
                        Locale.ROOT,
                        nouns.in("Of the {events} of %s to %s, the newest whose labels have come, %.0f were"
                                + " {positives}; the model flagged %s of them."),
                        DAY.format(report.getWindowStart()),
                        DAY.format(report.getWindowEnd().minusMillis(1)),
                        realised.getFrauds(),
                        realised.getRecall() == null
                                ? "an unknown part"
                                : String.format(Locale.ROOT, "%.0f %%", 100 * realised.getRecall())));
    }

    private static String sentence(String text) {
        String trimmed = text.strip();
        return trimmed.endsWith(".") || trimmed.isEmpty() ? trimmed : trimmed + ".";
    }
}
