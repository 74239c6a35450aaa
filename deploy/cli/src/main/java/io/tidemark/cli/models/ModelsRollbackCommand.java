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
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "rollback",
        description = "Makes the champion before the present one the champion again.",
        mixinStandardHelpOptions = true)
final class ModelsRollbackCommand implements Callable<Integer> {

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

    @Override
    public Integer call() throws Exception {
        Connection connection = servers.connection();
        try (SchemaRegistry registry = SchemaRegistry.connect(connection)) {
            RolloutClient rollout = new RolloutClient(connection, registry);
            Wish wish = dryRun ? Wish.rollback().asPlan() : Wish.rollback();
            return RolloutAnswer.print(
                    output, rollout.ask(wish, reason, Requester.name(), Duration.ofSeconds(timeout)));
        }
    }
}
