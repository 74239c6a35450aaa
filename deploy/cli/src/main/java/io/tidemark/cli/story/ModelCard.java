package io.tidemark.cli.story;

import io.tidemark.nouns.Nouns;
import io.tidemark.schemas.QualityFigures;
import io.tidemark.schemas.QualityReport;
import io.tidemark.schemas.QualityState;
import io.tidemark.scoring.model.manifest.Manifest;
import io.tidemark.scoring.model.manifest.Training;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A model's card in Markdown, for readers who are no engineers (Mitchell et al., Model Cards for Model Reporting,
 * 2019): what it is for, what it learnt from, how good it is and for whom, how it decides on different groups, and what
 * it cannot do.
 */
public final class ModelCard {

    private static final int NEWEST_WINDOWS = 6;
    private final ModelRecords records;
    private final String owner;
    private final Nouns nouns;
    private final CardText text;

    private ModelCard(ModelRecords records, String owner) {
        this.records = records;
        this.owner = owner;
        this.nouns = records.model().manifest().nouns();
        this.text = new CardText(nouns);
    }

    /** @param owner who answers for it, in plain text */
    public static String of(ModelRecords records, String owner) {
        ModelCard card = new ModelCard(records, owner);
        card.purpose();
        card.training();
        card.quality();
        card.groups();
        card.limits();
        card.story();
        return card.text.toString();
    }

    private void purpose() {
        Manifest manifest = records.model().manifest();
        text.heading("# Model card: %s", manifest.version());
        text.line("**Owner**: %s. **Published**: %s.", owner, records.model().publishedAt());
        text.heading("## What it is for");
        // Of a model that nobody could look into nothing is claimed.
        boolean areProbabilities = records.facts().probabilities().orElse(false);
        text.line(
                CardWords.scores(nouns) + " " + CardWords.decisions(nouns),
                CardWords.kind(areProbabilities, nouns),
                areProbabilities ? CardWords.calibration(manifest.calibration().isPresent(), nouns) : "",
                CardText.number(manifest.policy().reviewThreshold()),
                CardText.number(manifest.policy().declineThreshold()));
        if (manifest.policy().releaseShare() > 0) {
            text.line(
                    "Of those that would be declined, chance lets %s %% through, so that it becomes known what becomes"
                            + " of them.",
                    CardText.number(100 * manifest.policy().releaseShare()));
        }
    }

    private void training() {
        Manifest manifest = records.model().manifest();
        Training training = manifest.training();
        text.heading("## What it learnt from");
        text.line(
                "%,d {events} of %s to %s, %,d of them {positives} (%.2f %%), from %s. Labels were waited for %d days."
                        + " It looks at %d features of the catalogue %s.",
                training.rows(),
                training.from(),
                training.to(),
                training.frauds(),
                100.0 * training.frauds() / Math.max(1, training.transactions()),
                training.source(),
                training.labelDelay().toDays(),
                manifest.featureNames().size(),
                manifest.catalogue());
        records.facts().notes().forEach(note -> text.line("Of the model itself: %s.", note));
        training.sampling()
                .ifPresent(sampling -> text.line(
                        "There were more than could be held at once, so all {positives} were taken and one in %.1f of the"
                                + " other {events}, by chance. Each of these counts as often, so that together they"
                                + " stand for %,.0f {events}.",
                        1 / sampling.share(), training.transactions()));
        records.request()
                .ifPresent(request -> text.line(
                        "It was trained because (%s): %s",
                        request.getCause().name().toLowerCase(Locale.ROOT), request.getWhy()));
    }

    private void quality() {
        text.heading("## How good it is");
        Map<String, Double> metrics = new TreeMap<>(records.model().manifest().metrics());
        if (!metrics.isEmpty()) {
            text.line("When it was made, on rows that it had not seen:");
            text.row("figure", "value");
            text.rule("---", "---:");
            metrics.forEach((name, value) -> text.row(CardWords.figure(name, nouns), CardText.number(value)));
            text.end();
        }
        records.candidate().ifPresent(candidate -> text.line("%s", candidate.getFinding()));
        List<QualityReport> windows = newest(whole());
        if (windows.isEmpty()) {
            text.line("No live quality is known yet: labels are still to come, or it has decided nothing.");
            return;
        }
        text.line("Since it decides, by the labels that came (what is provisional may still change):");
        text.row(
                "from",
                "to",
                "state",
                nouns.in("{events}"),
                nouns.in("{positives}"),
                "AUC",
                "average precision",
                nouns.in("{positives} flagged"),
                "calibration error");
        text.rule("---", "---", "---", "---:", "---:", "---:", "---:", "---:", "---:");
        windows.forEach(report -> {
            QualityFigures figures = report.getRealised();
            text.row(
                    report.getWindowStart().toString(),
                    report.getWindowEnd().toString(),
                    report.getState() == QualityState.FINAL ? "final" : "provisional",
                    "%,d".formatted(report.getEvents()),
                    "%,.0f".formatted(figures.getFrauds()),
                    CardText.number(figures.getAucRoc()),
                    CardText.number(figures.getAveragePrecision()),
                    CardText.percent(figures.getRecall()),
                    CardText.number(figures.getCalibrationError()));
        });
        text.end();
    }

    private void groups() {
        text.heading("## How it decides on different groups");
        List<QualityReport> segments = records.quality().stream()
                .filter(report -> !report.getSegment().isEmpty())
                .toList();
        Optional<Instant> newest =
                segments.stream().map(QualityReport::getWindowStart).max(Comparator.naturalOrder());
        if (newest.isEmpty()) {
            text.line("Nothing is counted by group. Name the fields to cut the traffic by in the monitor's setting"
                    + " `segments`, such as `category,country,channel`.");
            return;
        }
        text.line(
                "Window from %s. Small groups say little: the number of {events} stands beside each share.",
                newest.get());
        text.row(
                "group",
                nouns.in("{events}"),
                "flagged",
                nouns.in("{positives} known"),
                "of these flagged",
                "average precision");
        text.rule("---", "---:", "---:", "---:", "---:", "---:");
        segments.stream()
                .filter(report -> report.getWindowStart().equals(newest.get()))
                .sorted(Comparator.comparing(QualityReport::getSegment))
                .forEach(report -> {
                    Optional<QualityFigures> figures = Optional.ofNullable(report.getRealised());
                    text.row(
                            report.getSegment(),
                            "%,d".formatted(report.getEvents()),
                            CardText.percent(report.getFlagged() / (double) Math.max(1, report.getEvents())),
                            figures.map(one -> "%,.0f".formatted(one.getFrauds()))
                                    .orElse("unknown"),
                            figures.map(one -> CardText.percent(one.getRecall()))
                                    .orElse("unknown"),
                            figures.map(one -> CardText.number(one.getAveragePrecision()))
                                    .orElse("unknown"));
                });
        text.end();
    }

    private void limits() {
        text.heading("## What it cannot do");
        Training training = records.model().manifest().training();
        text.point(
                "It knows {positives} of the kind that were labelled from %s to %s; a new kind is found late or not at all.",
                training.from(), training.to());
        text.point(CardWords.unlabelled(nouns));
        training.everMissing()
                .ifPresent(missing -> text.point(
                        missing.isEmpty()
                                ? "It never met a missing value; {a event} with one is decided by the fallback."
                                : "It has learnt from missing values of %s only; others are decided by the fallback.",
                        String.join(", ", missing.stream().sorted().toList())));
        whole().reduce((first, second) -> second).stream()
                .flatMap(report -> report.getCaveats().stream())
                .forEach(caveat -> text.point("Its estimated quality is not to be trusted now: %s.", caveat));
        text.end();
    }

    private void story() {
        text.heading("## What happened to it");
        ModelStory.of(records).forEach(line -> text.point("%s: %s", line.at(), line.text()));
    }

    private Stream<QualityReport> whole() {
        return records.quality().stream()
                .filter(report -> report.getSegment().isEmpty() && report.getRealised() != null);
    }

    private static List<QualityReport> newest(Stream<QualityReport> reports) {
        List<QualityReport> all = reports.toList();
        return all.subList(Math.max(0, all.size() - NEWEST_WINDOWS), all.size());
    }
}
