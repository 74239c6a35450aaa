package io.tidemark.scoring.rollout.step;

import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.Trial;
import io.tidemark.schemas.TrialKind;
import java.util.Optional;

/**
 * How models prove themselves on live traffic.
 *
 * @param shadowEvents events that a retrained model scores as a shadow before it follows the champion; 0 lets it follow
 *     at once
 * @param watchEvents events that the champion before goes on scoring as a shadow after any promotion, to come back if
 *     it must; 0 lets it go at once
 * @param needsApproval whether a person promotes what has passed as a shadow
 */
public record TrialTerms(int shadowEvents, int watchEvents, boolean needsApproval) {

    private static final int MOST_SHADOWING = 2;

    public static final TrialTerms NONE = new TrialTerms(0, 0, false);

    /**
     * What becomes of a retrained model: it follows at once, or is a shadow first. Two may be on trial at a time:
     * whichever passes first follows, and the trial of the other ends.
     *
     * @throws RefusedStepException if there are two already
     */
    public Proposal candidate(ModelReference model, Roles roles, long sequence) {
        if (shadowEvents == 0 || roles.champion().isEmpty() || roles.isChampion(model)) {
            return promoted(PromoteStep.propose(model, roles), roles, sequence);
        }
        if (shadowing(roles) >= MOST_SHADOWING) {
            throw new RefusedStepException(
                    "%d models are on trial as shadows already; the next retraining after these may be"
                            .formatted(MOST_SHADOWING));
        }
        Roles next = roles.withShadow(model)
                .withTrial(trial(TrialKind.SHADOWING, model, roles.champion().get(), shadowEvents, sequence));
        return new Proposal(
                model,
                next,
                Proposal.Scrutiny.FULL,
                "Model %s is on trial as a shadow of %s for %,d events"
                        .formatted(model.getVersion(), Standing.name(roles.champion()), shadowEvents));
    }

    /** A promotion after which the champion before goes on as a shadow for a while. */
    public Proposal promoted(Proposal proposal, Roles before, long sequence) {
        Roles next = proposal.roles().settled();
        Optional<ModelReference> rival = before.champion();
        if (watchEvents == 0 || rival.isEmpty()) {
            return proposal.with(next);
        }
        return proposal.with(next.withShadow(rival.get())
                .withTrial(trial(TrialKind.ON_WATCH, proposal.model(), rival.get(), watchEvents, sequence)));
    }

    private static long shadowing(Roles roles) {
        return roles.trials().stream()
                .filter(trial -> trial.getKind() == TrialKind.SHADOWING)
                .count();
    }

    private Trial trial(TrialKind kind, ModelReference model, ModelReference rival, int events, long sequence) {
        return Trial.newBuilder()
                .setKind(kind)
                .setModel(model)
                .setRival(rival)
                .setEvents(events)
                .setNeedsApproval(needsApproval)
                .setSinceSequence(sequence)
                .build();
    }
}
