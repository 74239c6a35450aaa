package io.tidemark.cli.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.Candidate;
import io.tidemark.schemas.EstimatorError;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.QualityFigures;
import io.tidemark.schemas.QualityReport;
import io.tidemark.schemas.QualityState;
import io.tidemark.schemas.RetrainingCause;
import io.tidemark.schemas.RetrainingRequest;
import io.tidemark.schemas.RolloutEvent;
import io.tidemark.schemas.RolloutOutcome;
import io.tidemark.scoring.model.manifest.DataSet;
import io.tidemark.scoring.model.manifest.Manifest;
import io.tidemark.scoring.model.manifest.Policy;
import io.tidemark.scoring.model.manifest.Sampling;
import io.tidemark.scoring.model.manifest.Training;
import io.tidemark.scoring.release.models.PublishedModel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelCardTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final ModelFacts FACTS = new ModelFacts(Optional.of(true), List.of());

    @Test
    void whatTheModelFileSaysOfItselfIsSaid() {
        String note = "2 of 10 rounds of training count, since the model says that the best_iteration is 1";
        ModelRecords odd = new ModelRecords(
                model(),
                new ModelFacts(Optional.of(false), List.of(note, "its scores are no probabilities")),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());

        assertThat(ModelCard.of(odd, "x").replace("\\", ""))
                .contains("Of the model itself: " + note + ".", "its scores are no probabilities")
                .contains("a number: the higher, the more it looks like a fraud. Transactions")
                .doesNotContain("from 0 to 1", "calibrated");
        assertThat(ModelCard.of(records(), "x")).contains("from 0 to 1: how probable");
    }

    @Test
    void theStoryIsToldInTheOrderInWhichThingsHappened() {
        assertThat(ModelStory.of(records()))
                .extracting(StoryLine::text)
                .containsExactly(
                        "A better model was asked for (alarm): The amounts have drifted.",
                        "Model m-2 was trained on 20,000 transactions of 2026-03-02 to 2026-03-08, 150 of them frauds,"
                                + " with the features of the catalogue payments.",
                        "Average precision is 0.61 against 0.43 of the champion: promote.",
                        "It was published by retraining, as its record says.",
                        "Model m-2 follows model m-1.",
                        "Of the transactions of 2026-03-16 to 2026-03-22, the newest whose labels have come, 40 were"
                                + " frauds; the model flagged 75 % of them.");
    }

    @Test
    void aModelOfASampleSaysWhatTheSampleStandsFor() {
        DataSet sample = new DataSet(
                "hash", 20_000, 150, Duration.ofDays(60), List.of(), Optional.of(new Sampling(20_000, 17, 0.125)));
        PublishedModel model = model(new Training(
                "scores",
                MONDAY,
                MONDAY.plus(Duration.ofDays(7)),
                20_000,
                150,
                Duration.ofDays(7),
                Map.of(),
                Optional.empty(),
                Optional.of(sample)));
        ModelRecords sampled =
                new ModelRecords(model, FACTS, Optional.empty(), Optional.empty(), List.of(), List.of(), List.of());

        assertThat(ModelCard.of(sampled, "the fraud team"))
                .contains("150 of them frauds (0.09 %)")
                .contains("one in 8.0 of the other transactions", "stand for 158,950 transactions");
        assertThat(ModelStory.of(sampled))
                .anyMatch(line -> line.text().contains("150 of them frauds (a sample that stands for 158,950), with"));
    }

    @Test
    void theCardHasEverySectionWithItsSampleSizes() {
        String card = ModelCard.of(records(), "the fraud team");

        assertThat(card)
                .contains(
                        "# Model card: m-2",
                        "**Owner**: the fraud team",
                        "Transactions from 0.3000 are looked at by a person, those from 0.8000 are declined",
                        "20,000 transactions of 2026-03-02T00:00:00Z to 2026-03-09T00:00:00Z, 150 of them frauds (0.75"
                                + " %)",
                        "| average precision | 0.6100 |",
                        "| final | 9,000 | 40 | 0.9300 | 0.5800 | 75.0 % | 0.01000 |",
                        "| provisional | 9,100 | 12 | unknown |",
                        "| category=a\\|b | 300 | 4.0 % | 40 |",
                        "is not to be trusted now: scores are not calibrated.",
                        "## What happened to it");
        assertThat(card.indexOf("category=a")).isGreaterThan(card.indexOf("## How it decides on different groups"));
    }

    @Test
    void thePageHasTheTablesAndTakesNothingForHtmlThatStandsInTheLog() {
        String page = CardPage.of(ModelCard.of(records(), "<script>alert(1)</script>"));

        assertThat(page)
                .contains("<title>Model card: m-2</title>", "<table>", "<td align=\"right\">9,000</td>", "category=a|b")
                .contains("&lt;script&gt;")
                .doesNotContain("<script>");
    }

    @Test
    void aModelOfWhichNothingIsKnownYetSaysSo() {
        ModelRecords fresh =
                new ModelRecords(model(), FACTS, Optional.empty(), Optional.empty(), List.of(), List.of(), List.of());

        assertThat(ModelCard.of(fresh, "x"))
                .contains(
                        "No live quality is known yet",
                        "Nothing is counted by group",
                        "It was published by retraining, as its record says.");
    }

    private static ModelRecords records() {
        return new ModelRecords(
                model(),
                FACTS,
                Optional.of(Candidate.newBuilder()
                        .setModel(new ModelReference("m-2", "hash"))
                        .setRequestId("r")
                        .setCandidateAveragePrecision(0.61)
                        .setComparisonRows(9_000)
                        .setComparisonFrauds(60)
                        .setPromote(true)
                        .setFinding("Average precision is 0.61 against 0.43 of the champion: promote")
                        .setProposedAt(MONDAY.plusSeconds(30))
                        .build()),
                Optional.of(RetrainingRequest.newBuilder()
                        .setRequestId("r")
                        .setCause(RetrainingCause.ALARM)
                        .setWhy("The amounts have drifted")
                        .setRequestedAt(MONDAY)
                        .build()),
                List.of(RolloutEvent.newBuilder()
                        .setRequestId("r")
                        .setOutcome(RolloutOutcome.ACTIVATED)
                        .setVersion("m-2")
                        .setText("Model m-2 follows model m-1")
                        .setHappenedAt(MONDAY.plusSeconds(60))
                        .build()),
                List.of(),
                List.of(
                        report(14, "", QualityState.FINAL, 9_000, figures(40, 0.93, 0.58)),
                        report(21, "", QualityState.PROVISIONAL, 9_100, figures(12, null, null)),
                        report(21, "category=a|b", QualityState.PROVISIONAL, 300, figures(40, null, null))));
    }

    private static PublishedModel model() {
        return model(new Training(
                "scores", MONDAY, MONDAY.plus(Duration.ofDays(7)), 20_000, 150, Duration.ofDays(7), Map.of()));
    }

    private static PublishedModel model(Training training) {
        Manifest manifest = new Manifest(
                "m-2",
                MONDAY.plusSeconds(10),
                "payments",
                "c0ffee",
                List.of("amount"),
                training,
                Map.of("average_precision", 0.61),
                new Policy("p", 0.3, 0.8),
                Map.of());
        return new PublishedModel("m-2", "hash", 1, Optional.empty(), MONDAY.plusSeconds(40), "retraining", manifest);
    }

    private static QualityFigures figures(double frauds, Double auc, Double averagePrecision) {
        return QualityFigures.newBuilder()
                .setTransactions(8_000)
                .setFrauds(frauds)
                .setAucRoc(auc)
                .setAveragePrecision(averagePrecision)
                .setRecall(0.75)
                .setCalibrationError(0.01)
                .build();
    }

    private static QualityReport report(
            int day, String segment, QualityState state, long events, QualityFigures realised) {
        Instant start = MONDAY.plus(Duration.ofDays(day));
        return QualityReport.newBuilder()
                .setReportId(segment + start)
                .setModelVersion("m-2")
                .setSegment(segment)
                .setWindowStart(start)
                .setWindowEnd(start.plus(Duration.ofDays(7)))
                .setState(state)
                .setMaturityMs(0)
                .setEvents(events)
                .setFlagged(12)
                .setCensored(0)
                .setReleased(0)
                .setContradicted(0)
                .setWithdrawn(0)
                .setRealised(realised)
                .setEstimated(realised)
                .setEstimatedMeasured(realised)
                .setEstimatorError(EstimatorError.newBuilder()
                        .setWindows(0)
                        .setExpectedFrauds(0)
                        .setFrauds(0)
                        .build())
                .setCaveats(List.of("scores are not calibrated"))
                .setCards(100)
                .setReportedAt(start.plus(Duration.ofDays(30)))
                .build();
    }
}
