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
import picocli.CommandLine.Parameters;

@Command(
        name = "stop",
        description = "Withdraws a challenger, whose customers go back to the champion, or a shadow.",
        mixinStandardHelpOptions = true)
final class ModelsStopCommand implements Callable<Integer> {

    @Parameters(paramLabel = "VERSION")
    private String version;

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
            Wish wish = dryRun ? Wish.withdraw(version).asPlan() : Wish.withdraw(version);
            return RolloutAnswer.print(
                    output,
                    new RolloutClient(connection, registry)
                            .ask(wish, reason, Requester.name(), Duration.ofSeconds(timeout)));
        }
    }
}
