package io.tidemark.cli.models;

import io.tidemark.cli.print.Output;
import io.tidemark.cli.server.Requester;
import io.tidemark.cli.server.Servers;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.scoring.rollout.client.RolloutClient;
import io.tidemark.scoring.rollout.client.Wish;
import java.time.Duration;
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

    @Option(names = "--dry-run", description = "show the plan and change nothing; exits 3 if it would be refused")
    private boolean dryRun;

    @Option(names = "--reason", defaultValue = "asked for on the command line", description = "why, for the record")
    private String reason;

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "30", description = "default: ${DEFAULT-VALUE}")
    private int timeout;

    @Mixin
    private Servers servers;

    @Mixin
    private Output output;

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
        Connection connection = servers.connection();
        try (SchemaRegistry registry = SchemaRegistry.connect(connection)) {
            RolloutClient rollout = new RolloutClient(connection, registry);
            Wish wish = dryRun ? wish().asPlan() : wish();
            return RolloutAnswer.print(
                    output, rollout.ask(wish, reason, Requester.name(), Duration.ofSeconds(timeout)));
        }
    }

    private Wish wish() {
        if (role == null) {
            return Wish.promote(version);
        }
        return role.shadow ? Wish.shadow(version) : Wish.challenge(version, role.share);
    }
}
