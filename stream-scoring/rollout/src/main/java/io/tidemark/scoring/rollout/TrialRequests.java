package io.tidemark.scoring.rollout;

import io.tidemark.schemas.RolloutEvent;
import io.tidemark.schemas.RolloutOutcome;
import io.tidemark.scoring.rollout.client.RolloutClient;
import io.tidemark.scoring.rollout.client.Wish;
import io.tidemark.scoring.rollout.trial.TrialDesk;
import io.tidemark.scoring.rollout.trial.TrialStep;
import java.time.Duration;
import java.util.Optional;

/** Takes what trials have come to through the same door as what people ask for. */
final class TrialRequests implements TrialDesk {

    /** Who asks. */
    static final String NAME = "trial";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final RolloutClient client;

    TrialRequests(RolloutClient client) {
        this.client = client;
    }

    @Override
    public Optional<String> ask(TrialStep step) {
        Wish wish = wish(step);
        RolloutEvent answer = client.ask(
                step.requestId(),
                step.ifChampion().map(wish::ifChampionIs).orElse(wish),
                step.reason(),
                NAME,
                PATIENCE);
        return answer.getOutcome() == RolloutOutcome.REFUSED ? Optional.of(answer.getText()) : Optional.empty();
    }

    private static Wish wish(TrialStep step) {
        return switch (step.action()) {
            case PROMOTE -> Wish.promote(step.version());
            case WITHDRAW -> Wish.withdraw(step.version());
            case ROLLBACK -> Wish.rollback();
            case NOTE -> Wish.note(step.version());
        };
    }
}
