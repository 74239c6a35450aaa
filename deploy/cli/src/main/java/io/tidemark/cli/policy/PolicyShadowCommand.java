package io.tidemark.cli.policy;

import io.tidemark.cli.models.RolloutQuestion;
import io.tidemark.cli.options.CatalogueOption;
import io.tidemark.cli.print.Failure;
import io.tidemark.exit.ExitCodes;
import io.tidemark.scoring.policy.live.RefusedPolicyException;
import io.tidemark.scoring.rollout.client.Wish;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "shadow",
        description = {
            "Lets a policy watch live traffic: from one place in every partition on, each score says what it would have",
            "decided. It decides nothing. It is checked as one that is promoted; another that watches ends."
        },
        mixinStandardHelpOptions = true)
final class PolicyShadowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "POLICY", arity = "0..1", description = "a policy file; none with --stop")
    private Path file;

    @Option(names = "--stop", description = "no policy watches any more")
    private boolean stop;

    @Mixin
    private CatalogueOption catalogue;

    @Mixin
    private RolloutQuestion rollout;

    @Override
    public Integer call() throws IOException {
        if (stop == (file != null)) {
            throw new Failure(ExitCodes.USAGE, "name either a policy file that is to watch, or --stop");
        }
        try {
            return rollout.ask(stop ? Wish.stopShadowPolicy() : Wish.shadowPolicy(PolicyFile.text(file, catalogue)));
        } catch (RefusedPolicyException e) {
            throw new Failure(ExitCodes.USAGE, e.getMessage());
        }
    }
}
