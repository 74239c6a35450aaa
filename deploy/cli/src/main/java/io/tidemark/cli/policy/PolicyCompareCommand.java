package io.tidemark.cli.policy;

import io.tidemark.cli.print.Failure;
import io.tidemark.cli.print.Output;
import io.tidemark.cli.server.Servers;
import io.tidemark.exit.ExitCodes;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.scoring.policy.simulate.ComparisonResult;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "compare",
        description = {
            "Says what the policy that watches, or watched, would have decided beside what was decided: the newest that",
            "is on record on these days."
        },
        mixinStandardHelpOptions = true)
final class PolicyCompareCommand implements Callable<Integer> {

    @Option(
            names = "--days",
            paramLabel = "A..B",
            description = "days by event time that are compared, both included, or a number: so many of the newest"
                    + " (default: all)")
    private Optional<String> days;

    @Mixin
    private Servers servers;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws Exception {
        Connection connection = servers.connection();
        try (SchemaRegistry registry = SchemaRegistry.connect(connection)) {
            RecordedShadow recorded = new RecordedShadow(connection, registry);
            ComparisonResult result = recorded.compare(days)
                    .orElseThrow(() -> new Failure(
                            ExitCodes.USAGE,
                            "no decision on record%s says what another policy would have decided; let one watch with tidemark policy shadow"
                                    .formatted(days.map(" of the days "::concat).orElse(""))));
            if (recorded.undecodable() > 0) {
                output.progress("%,d records of %s could not be read and are left out"
                        .formatted(recorded.undecodable(), connection.topic(Topics.SCORES)));
            }
            output.result(result, () -> ComparisonText.of(result));
        }
        return ExitCodes.DONE;
    }
}
