package io.tidemark.scoring.app.rollout;

import io.tidemark.schemas.Activation;
import io.tidemark.schemas.Candidate;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.RolloutOutcome;
import io.tidemark.schemas.RolloutRequest;
import io.tidemark.scoring.app.models.DeploymentHistory;
import java.util.List;
import java.util.Optional;

/** Rules over requests and candidates, given what is in force. */
final class RolloutRules {

    private static final String RETRAINING = "retraining";
    private final BundleCheck bundles;

    RolloutRules(BundleCheck bundles) {
        this.bundles = bundles;
    }

    Ruling on(RolloutRequest request, DeploymentHistory history) {
        return switch (request.getAction()) {
            case PROMOTE -> promote(request, history);
            case ROLLBACK -> rollback(request, history);
            case UNKNOWN ->
                refused(
                        request.getRequestId(),
                        Optional.ofNullable(request.getVersion()),
                        history,
                        "this rollout does not know what the request asks for; it may come from a newer version");
        };
    }

    Ruling on(Candidate candidate, DeploymentHistory history) {
        ModelReference model = candidate.getModel();
        String id = candidate.getRequestId();
        if (!candidate.getPromote()) {
            return keptBack(id, model, history, candidate.getFinding());
        }
        Optional<ModelReference> comparedWith = Optional.ofNullable(candidate.getChampion());
        if (!comparedWith.equals(Champions.current(history))) {
            return keptBack(
                    id,
                    model,
                    history,
                    "it was compared with %s, but %s is the champion now"
                            .formatted(name(comparedWith), name(Champions.current(history))));
        }
        return activate(id, model, history, candidate.getFinding(), RETRAINING);
    }

    private Ruling promote(RolloutRequest request, DeploymentHistory history) {
        String version = request.getVersion();
        if (version == null) {
            return refused(request.getRequestId(), Optional.empty(), history, "the request names no version");
        }
        return bundles.find(version)
                .map(model ->
                        activate(request.getRequestId(), model, history, request.getReason(), request.getRequestedBy()))
                .orElseGet(() -> refused(
                        request.getRequestId(),
                        Optional.of(version),
                        history,
                        "no bundle of model %s was published; see: tidemark models list".formatted(version)));
    }

    private Ruling rollback(RolloutRequest request, DeploymentHistory history) {
        Optional<ModelReference> before = Champions.before(history);
        if (before.isEmpty()) {
            return refused(
                    request.getRequestId(),
                    Optional.empty(),
                    history,
                    "there was no other champion before %s".formatted(name(Champions.current(history))));
        }
        return activate(request.getRequestId(), before.get(), history, request.getReason(), request.getRequestedBy());
    }

    private Ruling activate(String id, ModelReference model, DeploymentHistory history, String reason, String by) {
        Optional<ModelReference> current = Champions.current(history);
        Optional<String> version = Optional.of(model.getVersion());
        if (current.filter(model::equals).isPresent()) {
            return refused(id, version, history, "model %s is the champion already".formatted(model.getVersion()));
        }
        Optional<String> refusal = bundles.refusal(model);
        if (refusal.isPresent()) {
            return refused(id, version, history, refusal.get());
        }
        Activation activation = Activation.newBuilder()
                .setChampion(model)
                .setChallengers(List.of())
                .setShadows(List.of())
                .setReason(reason)
                .setRequestedBy(by)
                .build();
        String text = "Model %s follows %s%s"
                .formatted(model.getVersion(), name(current), reason.isBlank() ? "" : ": " + reason);
        return new Ruling(id, RolloutOutcome.ACTIVATED, Optional.of(activation), version, current, text);
    }

    private static Ruling refused(String id, Optional<String> version, DeploymentHistory history, String why) {
        return new Ruling(
                id,
                RolloutOutcome.REFUSED,
                Optional.empty(),
                version,
                Champions.current(history),
                "Nothing changed: " + why);
    }

    private static Ruling keptBack(String id, ModelReference model, DeploymentHistory history, String why) {
        return new Ruling(
                id,
                RolloutOutcome.CANDIDATE_KEPT_BACK,
                Optional.empty(),
                Optional.of(model.getVersion()),
                Champions.current(history),
                "Model %s is kept back: %s".formatted(model.getVersion(), why));
    }

    private static String name(Optional<ModelReference> model) {
        return model.map(one -> "model " + one.getVersion()).orElse("no model");
    }
}
