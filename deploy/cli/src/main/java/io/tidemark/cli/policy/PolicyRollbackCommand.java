package io.tidemark.cli.policy;

import io.tidemark.cli.models.RolloutQuestion;
import io.tidemark.scoring.rollout.client.Wish;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "rollback",
        description =
                "Lets the policy before the present one decide again; before the first one, the bundles' thresholds.",
        mixinStandardHelpOptions = true)
final class PolicyRollbackCommand implements Callable<Integer> {

    @Mixin
    private RolloutQuestion rollout;

    @Override
    public Integer call() throws IOException {
        return rollout.ask(Wish.rollbackPolicy());
    }
}
