package io.tidemark.cli.models;

import io.tidemark.scoring.rollout.client.Wish;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "stop",
        description = "Withdraws a challenger, whose customers go back to the champion, or a shadow.",
        mixinStandardHelpOptions = true)
final class ModelsStopCommand implements Callable<Integer> {

    @Parameters(paramLabel = "VERSION")
    private String version;

    @Mixin
    private RolloutQuestion rollout;

    @Override
    public Integer call() throws Exception {
        return rollout.ask(Wish.withdraw(version));
    }
}
