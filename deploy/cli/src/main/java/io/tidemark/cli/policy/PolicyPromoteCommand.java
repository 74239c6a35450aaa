package io.tidemark.cli.policy;

import io.tidemark.cli.models.RolloutQuestion;
import io.tidemark.cli.print.Failure;
import io.tidemark.exit.ExitCodes;
import io.tidemark.scoring.policy.live.RefusedPolicyException;
import io.tidemark.scoring.rollout.client.Wish;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "promote",
        description = {
            "Lets a policy decide live, from one place in every partition on: its rules before the score, its thresholds in",
            "place of those that bundles bring. It is checked first, here and by the rollout; if it is refused, what decided"
                    + " goes on."
        },
        mixinStandardHelpOptions = true)
final class PolicyPromoteCommand implements Callable<Integer> {

    @Mixin
    private PolicyFile file;

    @Mixin
    private RolloutQuestion rollout;

    @Override
    public Integer call() throws IOException {
        try {
            return rollout.ask(Wish.promotePolicy(file.text()));
        } catch (RefusedPolicyException e) {
            throw new Failure(ExitCodes.USAGE, e.getMessage());
        }
    }
}
