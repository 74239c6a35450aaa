package io.tidemark.scoring.rollout.step;

import io.tidemark.schemas.RolloutAction;
import java.util.List;

/** All that can be asked of the rollout. */
public final class RolloutSteps {

    private static final List<RolloutStep> ALL =
            List.of(new PromoteStep(), new RollbackStep(), new ChallengeStep(), new ShadowStep(), new WithdrawStep());

    private RolloutSteps() {}

    /** @throws RefusedStepException if this build does not know it */
    public static RolloutStep of(RolloutAction action) {
        return ALL.stream()
                .filter(step -> step.action() == action)
                .findFirst()
                .orElseThrow(() -> new RefusedStepException(
                        "this rollout does not know what the request asks for; it may come from a newer version"));
    }
}
