package io.tidemark.cli.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.nouns.Nouns;
import io.tidemark.schemas.EstimatorError;
import io.tidemark.schemas.QualityFigures;
import io.tidemark.schemas.QualityReport;
import io.tidemark.schemas.QualityState;
import io.tidemark.scoring.model.manifest.Manifest;
import io.tidemark.scoring.model.manifest.Policy;
import io.tidemark.scoring.model.manifest.Training;
import io.tidemark.scoring.model.reasons.ReasonCodes;
import io.tidemark.scoring.release.models.PublishedModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class CardOfAnotherDomainTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final Nouns MACHINES = new Nouns(
            Map.of("event", "reading", "positive", "failure", "customer", "machine", "review", "send someone"));

    @Test
    void theCardAndTheStoryOfAModelSpeakTheWordsOfItsCatalogue() {
        ModelRecords records = records(MACHINES);
        String card = ModelCard.of(records, "the plant");
        assertThat(card)
                .contains(
                        "It gives every reading a number from 0 to 1: how probable it is that the reading is a failure.",
                        "From 0.3000 on the decision is REVIEW (send someone), from 0.8000 on DECLINE (decline it)",
                        "2,000 readings of ",
                        "50 of them failures",
                        "| machine precision at 100 | 0.2500 |",
                        "| readings | failures | AUC | average precision | failures flagged |",
                        "a reading with one is decided by the fallback",
                        "Of the readings of 2026-03-02 to 2026-03-08, the newest whose labels have come, 40 were"
                                + " failures")
                .doesNotContainIgnoringCase("fraud")
                .doesNotContainIgnoringCase("transaction")
                .doesNotContainIgnoringCase("chargeback");
        assertThat(card.replace("Model card", "")).doesNotContainIgnoringCase("card");
        assertThat(ModelStory.of(records).get(0).text())
                .isEqualTo("Model m-2 was trained on 2,000 readings of 2026-03-02 to 2026-03-08, 50 of them failures,"
                        + " with the features of the catalogue machines.");
    }

    @Test
    void theNounsOfAModelAreAskedForOnceAndThoseOfTheNewestStandInWhereNoneDecided() {
        List<String> asked = new ArrayList<>();
        List<PublishedModel> published = new ArrayList<>(List.of(model("m-1", Nouns.USUAL)));
        ModelNouns nouns = new ModelNouns(
                () -> {
                    asked.add("again");
                    return published;
                },
                text -> {});
        assertThat(nouns.of("m-1")).isEqualTo(Nouns.USUAL);
        published.add(model("m-2", MACHINES));
        assertThat(nouns.of("m-1")).isEqualTo(Nouns.USUAL);
        assertThat(asked).hasSize(1);
        assertThat(nouns.of("m-2")).isEqualTo(MACHINES);
        assertThat(nouns.of(null)).isEqualTo(MACHINES);
        assertThat(asked).hasSize(2);
        assertThat(nouns.of("nobody's")).isEqualTo(MACHINES);
        assertThat(nouns.of("nobody's")).isEqualTo(MACHINES);
        assertThat(asked).hasSize(3);
    }

    @Test
    void whoMayNotReadModelsIsToldAndReadsAlertsInTheUsualWords() {
        List<String> told = new ArrayList<>();
        ModelNouns nouns = new ModelNouns(
                () -> {
                    throw new IllegalStateException("no look", new TopicAuthorizationException("models"));
                },
                told::add);
        assertThat(nouns.of("m-1")).isEqualTo(Nouns.USUAL);
        assertThat(nouns.of("m-1")).isEqualTo(Nouns.USUAL);
        assertThat(nouns.of(null)).isEqualTo(Nouns.USUAL);
        assertThat(told)
                .singleElement()
                .asString()
                .startsWith("the models cannot be read (no look), so texts")
                .endsWith("ask for the right to read the topic models");
    }

    @Test
    void modelsThatCouldNotBeReadAreLookedForAgainAfterTwiceAsManyRecordsEachAndNoRightsAreBlamed() {
        List<String> told = new ArrayList<>();
        List<PublishedModel> published = new ArrayList<>();
        ModelNouns nouns = new ModelNouns(
                () -> {
                    if (published.isEmpty()) {
                        throw new IllegalStateException("no answer within 15 seconds");
                    }
                    return published;
                },
                told::add);
        List<Integer> looks = new ArrayList<>();
        for (int record = 0; record < 11; record++) {
            assertThat(nouns.of("m-2")).isEqualTo(Nouns.USUAL);
            looks.add(told.size());
        }
        assertThat(looks).containsExactly(1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 3);
        assertThat(told).noneMatch(text -> text.contains("right"));
        published.add(model("m-2", MACHINES));
        for (int record = 11; record < 14; record++) {
            assertThat(nouns.of("m-2")).isEqualTo(Nouns.USUAL);
        }
        assertThat(nouns.of("m-2")).isEqualTo(MACHINES);
        assertThat(told).hasSize(3);
    }

    private static ModelRecords records(Nouns nouns) {
        return new ModelRecords(
                model("m-2", nouns),
                new ModelFacts(Optional.of(true), List.of()),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(report("", QualityState.FINAL), report("kind=pump", QualityState.FINAL)));
    }

    private static PublishedModel model(String version, Nouns nouns) {
        Training training = new Training(
                "readings.csv",
                MONDAY,
                MONDAY.plus(Duration.ofDays(7)),
                2_000,
                50,
                Duration.ofDays(1),
                Map.of(),
                Optional.of(Set.of()));
        Manifest manifest = new Manifest(
                version,
                MONDAY.plusSeconds(10),
                "machines",
                "c0ffee",
                List.of("load"),
                training,
                Map.of("average_precision", 0.61, "card_precision_at_100", 0.25, "test_frauds", 12.0),
                new Policy("p", 0.3, 0.8),
                Optional.empty(),
                ReasonCodes.NONE,
                nouns,
                Map.of());
        return new PublishedModel(version, "hash", 1, Optional.empty(), MONDAY.plusSeconds(40), "", manifest);
    }

    private static QualityReport report(String segment, QualityState state) {
        QualityFigures figures = QualityFigures.newBuilder()
                .setTransactions(900)
                .setFrauds(40)
                .setAucRoc(0.9)
                .setAveragePrecision(0.7)
                .setRecall(0.75)
                .setCalibrationError(0.01)
                .build();
        return QualityReport.newBuilder()
                .setReportId(segment + MONDAY)
                .setModelVersion("m-2")
                .setSegment(segment)
                .setWindowStart(MONDAY)
                .setWindowEnd(MONDAY.plus(Duration.ofDays(7)))
                .setState(state)
                .setMaturityMs(0)
                .setEvents(900)
                .setFlagged(12)
                .setCensored(0)
                .setReleased(0)
                .setContradicted(0)
                .setWithdrawn(0)
                .setRealised(figures)
                .setEstimated(figures)
                .setEstimatedMeasured(figures)
                .setEstimatorError(EstimatorError.newBuilder()
                        .setWindows(0)
                        .setExpectedFrauds(0)
                        .setFrauds(0)
                        .build())
                .setCards(100)
                .setReportedAt(MONDAY.plus(Duration.ofDays(30)))
                .build();
    }
}
