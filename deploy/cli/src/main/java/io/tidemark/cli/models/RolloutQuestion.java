package io.tidemark.cli.models;

import io.tidemark.cli.print.Output;
import io.tidemark.cli.server.Requester;
import io.tidemark.cli.server.Servers;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.scoring.rollout.client.RolloutClient;
import io.tidemark.scoring.rollout.client.Wish;
import java.io.IOException;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the rollout is asked for something, whatever it is. Mixed into each command that does. */
public final class RolloutQuestion {

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

    /** Where it is asked. */
    public Connection connection() throws IOException {
        return servers.connection();
    }

    /** Why, for the record. */
    public String reason() {
        return reason;
    }

    /** Says what goes on. */
    public void tell(String sentence) {
        output.progress(sentence);
    }

    /** Asks, or has the plan shown, and prints the answer; returns the exit code. */
    public int ask(Wish wish) throws IOException {
        Connection connection = servers.connection();
        try (SchemaRegistry registry = SchemaRegistry.connect(connection)) {
            return RolloutAnswer.print(
                    output,
                    new RolloutClient(connection, registry)
                            .ask(dryRun ? wish.asPlan() : wish, reason, Requester.name(), Duration.ofSeconds(timeout)));
        }
    }
}
