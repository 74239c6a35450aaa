package io.tidemark.scoring.rollout;

import io.tidemark.schemas.Activation;
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
import io.tidemark.scoring.rollout.trial.TrialStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What people should know of an answer of the rollout: a pure function of the answer and of what was in force before.
 *
 * @param told the answer
 * @param before what was in force, to know since when a trial runs
 * @param attended whether a person may be waiting for the answer
 */
record ModelAlerts(RolloutEvent told, DeploymentHistory before, boolean attended) {

    private static final Set<String> OF_BUNDLES = Set.of("bundle_published", "bundle_sound", "golden_vectors");

    /** Nothing for a plan: it asks what would be, and is answered. */
    static List<ModelAlert> of(RolloutEvent told, DeploymentHistory before, boolean attended, boolean plan) {
        return plan ? List.of() : new ModelAlerts(told, before, attended).all();
    }

    private List<ModelAlert> all() {
        List<ModelAlert> alerts = new ArrayList<>();
        if (told.getOutcome() == RolloutOutcome.REFUSED) {
            alerts.add(refused());
        }
        if (told.getOutcome() == RolloutOutcome.ACTIVATED) {
            trial().filter(this::hasFailed).map(this::failed).ifPresent(alerts::add);
            if (!notReady().isEmpty()) {
                alerts.add(missing("The model was activated all the same; an instance decides by it once it is ready"));
            }
        }
        return alerts;
    }

    private ModelAlert refused() {
        List<String> checks = told.getChecks().stream()
                .filter(check -> !check.getPassed())
                .map(RolloutCheck::getName)
                .toList();
        String done = "Nothing changed, and %s".formatted(deciding(told.getInForce()));
        if (checks.isEmpty() && !notReady().isEmpty()) {
            return missing(done);
        }
        boolean ofBundle = checks.stream().anyMatch(OF_BUNDLES::contains);
        ModelAlert.Builder alert = ofBundle
                ? alert(
                        ModelAlertKind.BUNDLE_REFUSED,
                        ModelAlertSeverity.WARNING,
                        "Publish a bundle that holds, under a version of its own, and promote that")
                : alert(
                        ModelAlertKind.REQUEST_REFUSED,
                        attended && trial().isEmpty() ? ModelAlertSeverity.NOTICE : ModelAlertSeverity.WARNING,
                        "Mend what the sentence names and ask again, with --dry-run first to see what would be");
        return alert.setText(told.getText())
                .setDone(done)
                .setChecks(checks)
                .setSince(told.getHappenedAt())
                .build();
    }

    private ModelAlert missing(String done) {
        List<MemberReport> missing = notReady();
        String text = "%d of %d scoring instances are not ready for model %s: %s"
                .formatted(
                        missing.size(),
                        told.getMembers().size(),
                        told.getVersion(),
                        missing.stream()
                                .map(member -> member.getInstance() + " (" + member.getReason() + ")")
                                .collect(Collectors.joining(", ")));
        return alert(
                        ModelAlertKind.INSTANCES_MISSING,
                        ModelAlertSeverity.WARNING,
                        "Look at the logs of these instances, and whether they live, with tidemark status")
                .setText(text)
                .setDone(done)
                .setInstances(missing.stream().map(MemberReport::getInstance).toList())
                .setSince(told.getHappenedAt())
                .build();
    }

    private ModelAlert failed(Trial trial) {
        boolean decided = trial.getKind() == TrialKind.ON_WATCH;
        String model = trial.getModel().getVersion();
        return alert(
                        ModelAlertKind.TRIAL_FAILED,
                        decided ? ModelAlertSeverity.CRITICAL : ModelAlertSeverity.WARNING,
                        "Look at what happened to it with tidemark models card %s, and at the drift of these days, before anybody promotes it again"
                                .formatted(model))
                .setVersion(model)
                .setText(told.getText())
                .setDone("It was taken back and %s; %s"
                        .formatted(
                                deciding(told.getProposed()),
                                decided ? "what it decided meanwhile stands" : "it decided nothing"))
                .setSince(begin(trial))
                .build();
    }

    private ModelAlert.Builder alert(ModelAlertKind kind, ModelAlertSeverity severity, String advice) {
        return ModelAlert.newBuilder()
                .setAlertId(told.getRequestId() + "-" + kind)
                .setKind(kind)
                .setSeverity(severity)
                .setAdvice(advice)
                .setVersion(told.getVersion())
                .setRequestId(told.getRequestId())
                .setControlSequence(told.getControlSequence())
                .setRaisedAt(told.getHappenedAt());
    }

    /** The trial whose own request this answers. */
    private Optional<Trial> trial() {
        return Optional.ofNullable(told.getInForce()).stream()
                .flatMap(activation -> activation.getTrials().stream())
                .filter(trial -> TrialStep.id(trial).equals(told.getRequestId()))
                .findFirst();
    }

    /** A trial that ends well leaves its model the champion, whether it becomes that or stays it. */
    private boolean hasFailed(Trial trial) {
        return !trial.getModel().equals(told.getProposed().getChampion());
    }

    private Instant begin(Trial trial) {
        return before.deployments().stream()
                .map(Deployment::getControl)
                .filter(control -> control.getSequence() == trial.getSinceSequence())
                .map(control -> control.getIssuedAt())
                .findFirst()
                .orElse(told.getHappenedAt());
    }

    private List<MemberReport> notReady() {
        return told.getMembers().stream()
                .filter(member -> member.getWord() != InstanceWord.READY)
                .toList();
    }

    private static String deciding(Activation activation) {
        return Optional.ofNullable(activation)
                .map(Activation::getChampion)
                .map(ModelReference::getVersion)
                .map("model %s decides"::formatted)
                .orElse("no model decides");
    }
}
