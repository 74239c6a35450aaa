package io.tidemark.cli.models;

import io.tidemark.scoring.rollout.client.Wish;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "promote",
        description = {
            "Makes a published model the champion, in every partition at once;",
            "or a challenger that decides for a share of the customers, or a shadow that only watches."
        },
        mixinStandardHelpOptions = true)
final class ModelsPromoteCommand implements Callable<Integer> {

    @Parameters(paramLabel = "VERSION")
    private String version;

    @ArgGroup
    private Role role;

    @Mixin
    private RolloutQuestion rollout;

    /** Something less than the champion. */
    private static final class Role {

        @Option(
                names = "--share",
                paramLabel = "SHARE",
                description =
                        "decide for this share of the customers, e.g. 0.1; a share that grows keeps its customers")
        private Double share;

        @Option(names = "--shadow", description = "score everything beside the champion and decide nothing")
        private boolean shadow;
    }

    @Override
    public Integer call() throws Exception {
        return rollout.ask(wish());
    }

    private Wish wish() {
        if (role == null) {
            return Wish.promote(version);
        }
        return role.shadow ? Wish.shadow(version) : Wish.challenge(version, role.share);
    }
}
