package io.tidemark.console.panel;

import static io.tidemark.console.Samples.column;
import static io.tidemark.console.Samples.place;
import static io.tidemark.console.Samples.score;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.console.Samples;
import io.tidemark.schemas.Activation;
import io.tidemark.schemas.AlertRetraction;
import io.tidemark.schemas.ColumnDrift;
import io.tidemark.schemas.Control;
import io.tidemark.schemas.DeadLetter;
import io.tidemark.schemas.Decision;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.DriftReport;
import io.tidemark.schemas.FraudAlert;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.RolloutEvent;
import io.tidemark.schemas.RolloutOutcome;
import io.tidemark.schemas.Score;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PanelsTest {

    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    @Test
    void decisionsAreCountedBySecondAndTheOneThatIsNotOverIsLeftOut() {
        DecisionsPanel panel = new DecisionsPanel();
        for (int i = 0; i < 10; i++) {
            Instant at = NOON.plusSeconds(i / 5);
            panel.score(score(i, i == 0 ? Decision.DECLINE : Decision.APPROVE, 0.1, at), place("scores", i, at));
        }
        DecisionsPanel.Frame frame = panel.frame(NOON.plusSeconds(1));
        assertThat(frame.end()).isEqualTo(NOON.getEpochSecond());
        assertThat(frame.series().get("APPROVE"))
                .hasSize(DecisionsPanel.SECONDS)
                .endsWith(0L, 4L);
        assertThat(frame.series().get("DECLINE")).endsWith(0L, 1L);
        assertThat(panel.frame(NOON.plusSeconds(2)).series().get("APPROVE")).endsWith(4L, 5L);
    }

    @Test
    void ranksLieInTwentiethsOfTheReference() {
        ScoresPanel panel = new ScoresPanel();
        for (int i = 0; i <= 100; i++) {
            panel.score(score(i, Decision.APPROVE, i / 100.0, NOON), place("scores", i, NOON));
        }
        ScoresPanel.Model model = panel.frame(NOON).models().get(0);
        assertThat(model.events()).isEqualTo(101);
        assertThat(model.ranks()).hasSize(20).startsWith(5L, 5L).endsWith(6L);
        assertThat(model.unranked()).isZero();
        assertThat(panel.frame(NOON.plusSeconds(301)).models()).isEmpty();
    }

    @Test
    void columnsAreSortedByImportanceWithTheirHistory() {
        DriftPanel panel = new DriftPanel();
        panel.report(report(0, column("a", 2, 0.1), column("b", 1, 0.2)), place("drift-reports", 0, NOON));
        panel.report(
                report(1, column("unranked", 0, 0), column("a", 2, Double.NaN), column("b", 1, 0.4)),
                place("drift-reports", 1, NOON));
        DriftPanel.Model model = panel.frame(NOON).models().get(0);
        assertThat(model.columns()).extracting(DriftPanel.Column::name).containsExactly("b", "a", "unranked");
        assertThat(model.columns().get(0).history()).containsExactly(0.2, 0.4);
        assertThat(model.columns().get(1).psi()).as("NaN is no JSON").isNull();
        assertThat(model.columns().get(2).history()).containsExactly(null, 0.0);
    }

    @Test
    void theTimelineTellsWhatIsInForceAndWhy() {
        TimelinePanel panel = new TimelinePanel();
        Activation activation = Activation.newBuilder()
                .setChampion(new ModelReference("m-2", "sha"))
                .setReason("it is better")
                .build();
        Control control = Control.newBuilder()
                .setControlId("c-1")
                .setSequence(7L)
                .setIssuedAt(NOON)
                .setActivation(activation)
                .build();
        panel.deployment(new Deployment(control, List.of(3L)), place("deployments", 0, NOON));
        panel.rollout(
                RolloutEvent.newBuilder()
                        .setRequestId("r")
                        .setOutcome(RolloutOutcome.REFUSED)
                        .setVersion("m-3")
                        .setText("it is worse")
                        .setHappenedAt(NOON.plusSeconds(5))
                        .build(),
                place("rollout-events", 0, NOON));
        TimelinePanel.Frame frame = panel.frame(NOON);
        assertThat(frame.inForce().champion()).isEqualTo("m-2");
        assertThat(frame.inForce().sequence()).isEqualTo(7);
        assertThat(frame.events()).extracting(TimelinePanel.Event::kind).containsExactly("refused", "activation");
        assertThat(frame.events()).extracting(TimelinePanel.Event::text).containsExactly("it is worse", "it is better");
    }

    @Test
    void healthCountsWhatWentOtherwiseThanItShould() {
        HealthPanel panel = new HealthPanel(() -> new HealthPanel.Reading(4, null));
        for (int i = 0; i < 4; i++) {
            panel.score(score(i, Decision.APPROVE, 0.1, NOON), place("scores", i, NOON));
        }
        panel.score(score(3, Decision.APPROVE, 0.1, NOON), place("scores", 9, NOON));
        Score flagged = Score.newBuilder(score(5, Decision.REVIEW, 0.5, NOON))
                .setFlags(List.of("no_model"))
                .setLate(true)
                .build();
        panel.score(flagged, place("scores", 10, NOON));
        DeadLetter letter = DeadLetter.newBuilder()
                .setCause("conflicting_duplicate")
                .setDetail("")
                .setTopic("transactions")
                .setPartition(0)
                .setOffset(0L)
                .setStage("s")
                .setRefusedAt(NOON)
                .build();
        panel.deadLetter(letter, place("dead-letters", 0, NOON));
        panel.deadLetter(letter, place("dead-letters", 1, NOON.minus(Duration.ofHours(2))));
        HealthPanel.Frame frame = panel.frame(NOON.plusMillis(300));
        assertThat(frame.events()).isEqualTo(6);
        assertThat(frame.scoredTwice()).isEqualTo(1);
        assertThat(frame.late()).isEqualTo(1);
        assertThat(frame.decidedBy()).isEqualTo(Map.of("normal", 5L, "no_model", 1L));
        assertThat(frame.deadLetters().causes()).isEqualTo(Map.of("conflicting_duplicate", 1L));
        assertThat(frame.duplicates()).isEqualTo(1);
        assertThat(frame.toScored().get(0)).isBetween(15.0, 16.4);
        assertThat(frame.quietFor()).isEqualTo(300);
        assertThat(panel.frame(NOON.plusSeconds(61)).events()).isZero();
    }

    @Test
    void reasonsOfAlertsAreMixed() {
        ReasonsPanel panel = new ReasonsPanel();
        panel.alert(Samples.alert(1, NOON), place("alerts-fraud", 0, NOON));
        panel.alert(Samples.alert(2, NOON), place("alerts-fraud", 1, NOON));
        panel.alert(withdrawn(2), place("alerts-fraud", 2, NOON));
        assertThat(panel.frame(NOON).codes()).singleElement().satisfies(code -> assertThat(code.alerts())
                .isEqualTo(2));
    }

    @Test
    void anAlertThatIsWithdrawnIsShownAsThatWithTheReason() {
        FeedPanel panel = new FeedPanel();
        panel.alert(Samples.alert(1, NOON), place("alerts-fraud", 0, NOON));
        panel.alert(withdrawn(1), place("alerts-fraud", 1, NOON));
        assertThat(panel.frame(NOON).items())
                .extracting(FeedPanel.Item::what)
                .containsExactly(Samples.alert(1, NOON).getDecision().name(), "WITHDRAWN");
        assertThat(panel.frame(NOON).items().get(1).reasons()).containsExactly("the customer was asked");
    }

    private static FraudAlert withdrawn(int number) {
        return FraudAlert.newBuilder(Samples.alert(number, NOON))
                .setRetraction(new AlertRetraction("the customer was asked", "ann", NOON))
                .build();
    }

    @Test
    void moneyIsShownAsItsCurrencyHasIt() {
        assertThat(Figures.money(new Money(1_999L, "EUR"))).isEqualTo("19.99 EUR");
        assertThat(Figures.money(new Money(1_999L, "JPY"))).isEqualTo("1999 JPY");
        assertThat(Figures.money(new Money(5L, "<b>"))).isEqualTo("5 minor units of <b>");
    }

    private static DriftReport report(int hour, ColumnDrift... columns) {
        Instant start = NOON.plus(Duration.ofHours(hour));
        return DriftReport.newBuilder()
                .setReportId("m-1:" + hour)
                .setModelVersion("m-1")
                .setCatalogueHash("hash")
                .setWindowStart(start)
                .setWindowEnd(start.plus(Duration.ofHours(1)))
                .setEvents(100L)
                .setAlerts(2L)
                .setColumns(List.of(columns))
                .setReportedAt(start)
                .build();
    }
}
