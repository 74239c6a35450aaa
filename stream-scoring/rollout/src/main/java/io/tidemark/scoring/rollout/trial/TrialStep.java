package io.tidemark.scoring.rollout.trial;

import io.tidemark.schemas.Trial;
import io.tidemark.schemas.TrialKind;
import io.tidemark.scoring.model.trial.TrialVerdict;
import java.util.Optional;

/**
 * What a trial has come to.
 *
 * @param requestId the same after any restart, so that nothing is asked for twice
 * @param version the model that it is asked for
 * @param ifChampion only if this version is still the champion
 * @param reason in one sentence
 */
public record TrialStep(String requestId, Action action, String version, Optional<String> ifChampion, String reason) {

    /** What is asked for. */
    public enum Action {
        /** The model follows its rival. */
        PROMOTE,
        /** A shadow leaves. */
        WITHDRAW,
        /** The champion before returns. */
        ROLLBACK,
        /** A person is told that he may promote it. */
        NOTE
    }

    /** What follows from a verdict; empty while it is open. */
    static Optional<TrialStep> of(Trial trial, TrialVerdict verdict) {
        if (verdict instanceof TrialVerdict.Passed passed) {
            return Optional.of(passed(trial, passed.how()));
        }
        if (verdict instanceof TrialVerdict.Breached breached) {
            return Optional.of(breached(trial, breached.why()));
        }
        return Optional.empty();
    }

    private static TrialStep passed(Trial trial, String how) {
        String model = trial.getModel().getVersion();
        String rival = trial.getRival().getVersion();
        if (trial.getKind() == TrialKind.ON_WATCH) {
            return step(
                    trial,
                    Action.WITHDRAW,
                    rival,
                    Optional.of(model),
                    "model %s keeps its place: %s".formatted(model, how));
        }
        if (trial.getNeedsApproval()) {
            return step(
                    trial,
                    Action.NOTE,
                    model,
                    Optional.empty(),
                    "Model %s has passed as a shadow and waits for a person, who approves it by tidemark models promote %s: %s"
                            .formatted(model, model, how));
        }
        return step(trial, Action.PROMOTE, model, Optional.of(rival), "it has passed as a shadow: " + how);
    }

    private static TrialStep breached(Trial trial, String why) {
        String model = trial.getModel().getVersion();
        String rival = trial.getRival().getVersion();
        return trial.getKind() == TrialKind.ON_WATCH
                ? step(
                        trial,
                        Action.ROLLBACK,
                        model,
                        Optional.of(model),
                        "model %s is taken back because %s".formatted(model, why))
                : step(trial, Action.WITHDRAW, model, Optional.of(rival), "it has failed as a shadow because " + why);
    }

    private static TrialStep step(
            Trial trial, Action action, String version, Optional<String> ifChampion, String reason) {
        return new TrialStep(id(trial), action, version, ifChampion, reason);
    }

    /** Of the one request that a trial ends with. */
    public static String id(Trial trial) {
        return "trial-%d-%s"
                .formatted(trial.getSinceSequence(), trial.getModel().getVersion());
    }
}
