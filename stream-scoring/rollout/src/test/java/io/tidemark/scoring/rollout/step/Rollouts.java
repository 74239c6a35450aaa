package io.tidemark.scoring.rollout.step;

import io.tidemark.schemas.Control;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.RolloutAction;
import io.tidemark.schemas.RolloutRequest;
import io.tidemark.scoring.release.models.DeploymentHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Takes steps one after the other, each under what the one before made of the roles. */
final class Rollouts {

    private final List<Deployment> deployments = new ArrayList<>();
    private final TrialTerms terms;

    Rollouts() {
        this(TrialTerms.NONE);
    }

    Rollouts(TrialTerms terms) {
        this.terms = terms;
    }

    /** One thing asked for at random. */
    record Ask(int kind, String version, double share) {}

    Rollouts promote(String version) {
        return take(RolloutAction.PROMOTE, version, null);
    }

    Rollouts candidate(String version) {
        ModelReference model = RoleStepsTest.published(version).orElseThrow();
        return deploy(terms.candidate(model, now(), history().nextSequence()));
    }

    String trials() {
        return now().trials().stream()
                .map(trial -> "%s %s against %s since %d"
                        .formatted(
                                trial.getModel().getVersion(),
                                trial.getKind(),
                                trial.getRival().getVersion(),
                                trial.getSinceSequence()))
                .collect(Collectors.joining(", "));
    }

    Rollouts challenge(String version, double share) {
        return take(RolloutAction.CHALLENGE, version, share);
    }

    Rollouts shadow(String version) {
        return take(RolloutAction.SHADOW, version, null);
    }

    Rollouts withdraw(String version) {
        return take(RolloutAction.WITHDRAW, version, null);
    }

    Rollouts rollback() {
        return take(RolloutAction.ROLLBACK, null, null);
    }

    Rollouts take(Ask ask) {
        return switch (ask.kind()) {
            case 0 -> promote(ask.version());
            case 1 -> challenge(ask.version(), ask.share());
            case 2 -> shadow(ask.version());
            case 3 -> withdraw(ask.version());
            default -> rollback();
        };
    }

    Roles now() {
        return Roles.current(history());
    }

    String roles() {
        Roles now = now();
        return "champion %s; %s; shadows %s"
                .formatted(
                        now.champion().map(ModelReference::getVersion).orElse("none"),
                        now.challengers().stream()
                                .map(one -> one.getModel().getVersion() + " " + one.getShare())
                                .collect(Collectors.joining(", ")),
                        now.shadows().stream().map(ModelReference::getVersion).collect(Collectors.joining(", ")));
    }

    private Rollouts take(RolloutAction action, String version, Double share) {
        RolloutRequest request = RolloutRequest.newBuilder()
                .setRequestId("request")
                .setAction(action)
                .setVersion(version)
                .setShare(share)
                .setRequestedAt(Instant.EPOCH)
                .build();
        Standing standing = new Standing(history(), RoleStepsTest::published);
        Proposal asked = RolloutSteps.of(action).propose(request, standing);
        Proposal proposal = action == RolloutAction.PROMOTE
                ? terms.promoted(asked, standing.roles(), history().nextSequence())
                : asked.with(asked.roles().settled());
        return deploy(proposal);
    }

    private Rollouts deploy(Proposal proposal) {
        long sequence = history().nextSequence();
        Control control = new Control(
                "control-" + sequence, sequence, Instant.EPOCH, proposal.roles().activation("", ""), null, null, null);
        deployments.add(new Deployment(control, List.of(sequence)));
        return this;
    }

    private DeploymentHistory history() {
        return new DeploymentHistory(deployments);
    }
}
