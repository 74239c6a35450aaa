package io.tidemark.cli.server;

import io.tidemark.cli.print.Output;
import io.tidemark.cli.print.TextTable;
import io.tidemark.exit.ExitCodes;
import io.tidemark.log.cluster.AppliedTopic;
import io.tidemark.log.cluster.TopicsAdmin;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "apply",
        description =
                "Creates the topics that are missing and registers their schemas; never changes a partition count.",
        mixinStandardHelpOptions = true)
final class TopicsApplyCommand implements Callable<Integer> {

    @Option(
            names = "--partitions",
            defaultValue = "12",
            description = "of each keyed topic, fixed for ever (default: ${DEFAULT-VALUE})")
    private int partitions;

    @Option(names = "--replication", defaultValue = "1", description = "of new topics (default: ${DEFAULT-VALUE})")
    private short replication;

    @Mixin
    private Servers servers;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws Exception {
        Connection connection = servers.connection();
        try (TopicsAdmin admin = TopicsAdmin.connect(connection);
                SchemaRegistry registry = SchemaRegistry.connect(connection)) {
            List<AppliedTopic> applied = admin.apply(partitions, replication);
            Topics.ALL.forEach(registry::register);
            output.result(applied, () -> text(applied));
        }
        return ExitCodes.DONE;
    }

    private static String text(List<AppliedTopic> applied) {
        TextTable table = new TextTable("TOPIC", "PARTITIONS", "WAS");
        applied.forEach(topic -> table.row(
                topic.name(), topic.partitions(), topic.outcome().name().toLowerCase(Locale.ROOT)));
        return table.toString();
    }
}
