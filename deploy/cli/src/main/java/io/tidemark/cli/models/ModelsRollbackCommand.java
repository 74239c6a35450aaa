package io.tidemark.cli.models;

import io.tidemark.scoring.rollout.client.Wish;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "rollback",
        description = "Makes the champion before the present one the champion again.",
        mixinStandardHelpOptions = true)
final class ModelsRollbackCommand implements Callable<Integer> {

    @Mixin
    private RolloutQuestion rollout;

    @Override
    public Integer call() throws Exception {
        return rollout.ask(Wish.rollback());
    }
}
