package io.tidemark.cli.server;

import io.tidemark.cli.print.Output;
import io.tidemark.cli.print.TextTable;
import io.tidemark.exit.ExitCodes;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list", description = "Lists name, key, value, retention and cleanup.", mixinStandardHelpOptions = true)
final class TopicsListCommand implements Callable<Integer> {

    @Mixin
    private Output output;

    /** A line of the catalogue; retention_days null: for ever. */
    private record Row(String name, String key, String value, String partitions, Long retentionDays, String cleanup) {}

    @Override
    public Integer call() {
        List<Row> rows = Topics.ALL.stream().map(TopicsListCommand::row).toList();
        output.result(rows, () -> text(rows));
        return ExitCodes.DONE;
    }

    private static Row row(Topic<?> topic) {
        return new Row(
                topic.name(),
                topic.key().text(),
                topic.value().getSimpleName(),
                topic.partitions().name().toLowerCase(Locale.ROOT),
                topic.keptFor().map(Duration::toDays).orElse(null),
                topic.cleanup().policy());
    }

    private static String text(List<Row> rows) {
        TextTable table = new TextTable("TOPIC", "KEY", "VALUE", "PARTITIONS", "KEPT", "CLEANUP");
        rows.forEach(row -> table.row(
                row.name(),
                row.key(),
                row.value(),
                row.partitions(),
                row.retentionDays() == null ? "for ever" : row.retentionDays() + " days",
                row.cleanup()));
        return table.toString();
    }
}
