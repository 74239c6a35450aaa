package io.tidemark.scoring.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.Activation;
import io.tidemark.schemas.Control;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.InstanceWord;
import io.tidemark.schemas.MemberReport;
import io.tidemark.schemas.ModelAlert;
import io.tidemark.schemas.ModelAlertKind;
import io.tidemark.schemas.ModelAlertSeverity;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.RolloutCheck;
import io.tidemark.schemas.RolloutEvent;
import io.tidemark.schemas.RolloutOutcome;
import io.tidemark.schemas.Trial;
import io.tidemark.schemas.TrialKind;
import io.tidemark.scoring.release.models.DeploymentHistory;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ModelAlertsTest {

    private static final Instant BEGIN = Instant.parse("2026-12-01T08:00:00Z");
    private static final Instant NOW = BEGIN.plusSeconds(3_600);
    private static final ModelReference A = new ModelReference("a", "hash of a");
    private static final ModelReference B = new ModelReference("b", "hash of b");

    @Test
    void whatAPersonAskedForInVainIsANotice() {
        ModelAlert alert = only(refused("asked").build(), true);

        assertThat(alert.getKind()).isEqualTo(ModelAlertKind.REQUEST_REFUSED);
        assertThat(alert.getSeverity()).isEqualTo(ModelAlertSeverity.NOTICE);
        assertThat(alert.getText()).isEqualTo("the sentence");
        assertThat(alert.getDone()).isEqualTo("Nothing changed, and model a decides");
        assertThat(alert.getAlertId()).isEqualTo("asked-REQUEST_REFUSED");
        assertThat(alert.getSince()).isEqualTo(NOW);
    }

    @Test
    void whatNobodyWaitsForIsAWarning() {
        assertThat(only(refused("candidate").build(), false).getSeverity()).isEqualTo(ModelAlertSeverity.WARNING);
        assertThat(only(refused("trial-7-b").build(), true).getSeverity()).isEqualTo(ModelAlertSeverity.WARNING);
    }

    @Test
    void aBundleThatDoesNotHoldIsToldWithItsChecks() {
        ModelAlert alert = only(
                refused("asked")
                        .setChecks(List.of(
                                new RolloutCheck("bundle_published", true, ""),
                                new RolloutCheck("bundle_sound", false, "the signature is of nobody known")))
                        .build(),
                true);

        assertThat(alert.getKind()).isEqualTo(ModelAlertKind.BUNDLE_REFUSED);
        assertThat(alert.getSeverity()).isEqualTo(ModelAlertSeverity.WARNING);
        assertThat(alert.getChecks()).containsExactly("bundle_sound");
    }

    @ParameterizedTest
    @EnumSource(
            value = RolloutOutcome.class,
            names = {"ACTIVATED", "REFUSED"})
    void instancesThatAreNotReadyAreNamedWhetherItWasDoneOrNot(RolloutOutcome outcome) {
        ModelAlert alert = only(
                refused("asked")
                        .setOutcome(outcome)
                        .setMembers(List.of(
                                new MemberReport("one", InstanceWord.READY, ""),
                                new MemberReport("two", InstanceWord.MISSING, "it has said nothing of the model")))
                        .build(),
                true);

        assertThat(alert.getKind()).isEqualTo(ModelAlertKind.INSTANCES_MISSING);
        assertThat(alert.getInstances()).containsExactly("two");
        assertThat(alert.getText())
                .isEqualTo(
                        "1 of 2 scoring instances are not ready for model b: two (it has said nothing of the model)");
        assertThat(alert.getDone())
                .startsWith(outcome == RolloutOutcome.ACTIVATED ? "The model was activated" : "Nothing changed");
    }

    @ParameterizedTest
    @CsvSource({
        "SHADOWING, a, WARNING, it decided nothing",
        "ON_WATCH, a, CRITICAL, what it decided meanwhile stands",
        "SHADOWING, b, ,",
        "ON_WATCH, b, ,"
    })
    void aTrialIsToldOfIfItsModelIsNotTheChampionInTheEnd(
            TrialKind kind, String champion, ModelAlertSeverity severity, String done) {
        RolloutEvent told = refused("trial-7-b")
                .setOutcome(RolloutOutcome.ACTIVATED)
                .setInForce(activation(kind == TrialKind.ON_WATCH ? B : A, List.of(trial(kind))))
                .setProposed(activation(champion.equals("a") ? A : B, List.of()))
                .build();

        List<ModelAlert> alerts = ModelAlerts.of(told, history(), true, false);

        if (severity == null) {
            assertThat(alerts).isEmpty();
        } else {
            assertThat(alerts).singleElement().satisfies(alert -> {
                assertThat(alert.getKind()).isEqualTo(ModelAlertKind.TRIAL_FAILED);
                assertThat(alert.getSeverity()).isEqualTo(severity);
                assertThat(alert.getSince()).isEqualTo(BEGIN);
                assertThat(alert.getDone()).isEqualTo("It was taken back and model a decides; " + done);
                assertThat(alert.getAdvice()).contains("tidemark models card b");
            });
        }
    }

    @Test
    void aPersonWhoEndsATrialIsNotTold() {
        RolloutEvent told = refused("asked")
                .setOutcome(RolloutOutcome.ACTIVATED)
                .setProposed(activation(A, List.of()))
                .build();

        assertThat(ModelAlerts.of(told, history(), true, false)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = RolloutOutcome.class,
            names = {"PLANNED", "NOTED", "CANDIDATE_KEPT_BACK"})
    void whatChangesNothingAndWasNotRefusedIsNoAlert(RolloutOutcome outcome) {
        assertThat(ModelAlerts.of(refused("asked").setOutcome(outcome).build(), history(), true, false))
                .isEmpty();
    }

    @Test
    void aPlanIsNeverAnAlert() {
        assertThat(ModelAlerts.of(refused("asked").build(), history(), true, true))
                .isEmpty();
    }

    private static ModelAlert only(RolloutEvent told, boolean attended) {
        List<ModelAlert> alerts = ModelAlerts.of(told, history(), attended, false);
        assertThat(alerts).hasSize(1);
        return alerts.get(0);
    }

    private static RolloutEvent.Builder refused(String id) {
        return RolloutEvent.newBuilder()
                .setRequestId(id)
                .setOutcome(RolloutOutcome.REFUSED)
                .setVersion("b")
                .setText("the sentence")
                .setHappenedAt(NOW)
                .setInForce(activation(A, List.of(trial(TrialKind.SHADOWING))));
    }

    private static Trial trial(TrialKind kind) {
        return Trial.newBuilder()
                .setKind(kind)
                .setModel(B)
                .setRival(A)
                .setEvents(100)
                .setSinceSequence(7)
                .build();
    }

    private static Activation activation(ModelReference champion, List<Trial> trials) {
        return Activation.newBuilder().setChampion(champion).setTrials(trials).build();
    }

    private static DeploymentHistory history() {
        Control begun = Control.newBuilder()
                .setControlId("7-x")
                .setSequence(7)
                .setIssuedAt(BEGIN)
                .setActivation(activation(A, List.of(trial(TrialKind.SHADOWING))))
                .build();
        return new DeploymentHistory(List.of(new Deployment(begun, List.of(0L))));
    }
}
