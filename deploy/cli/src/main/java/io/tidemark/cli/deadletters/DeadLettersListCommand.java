package io.tidemark.cli.deadletters;

import io.tidemark.cli.deadletters.letter.LetterLog;
import io.tidemark.cli.deadletters.letter.LetterRow;
import io.tidemark.cli.deadletters.letter.LetterSummary;
import io.tidemark.cli.deadletters.letter.LetterSummary.CauseCount;
import io.tidemark.cli.print.Output;
import io.tidemark.cli.print.TextTable;
import io.tidemark.cli.server.Servers;
import io.tidemark.exit.ExitCodes;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        description = {
            "Counts dead letters by cause and topic: how many, the first, the last, how many were replayed and how many of"
                    + " these came back.",
            "With --records the newest of them, one a line, oldest first."
        },
        mixinStandardHelpOptions = true)
final class DeadLettersListCommand implements Callable<Integer> {

    @Option(names = "--records", description = "the newest letters themselves, one a line")
    private boolean records;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "how many letters --records prints (default: ${DEFAULT-VALUE})")
    private int limit;

    @Mixin
    private LetterOptions letters;

    @Mixin
    private Servers servers;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws Exception {
        Connection connection = servers.connection();
        try (SchemaRegistry registry = SchemaRegistry.connect(connection)) {
            LetterSummary summary = LetterSummary.read(
                    new LetterLog(connection, registry), letters.filter(), records ? Math.max(0, limit) : 0);
            if (summary.unreadable() > 0) {
                output.progress(
                        summary.unreadable() + " records of dead-letters are no letters; somebody else writes there");
            }
            if (records) {
                summary.newest().forEach(this::print);
            } else {
                output.result(new Counts(summary), () -> text(summary));
            }
        }
        return ExitCodes.DONE;
    }

    /** The document of the counts alone. */
    private record Counts(long letters, long unreadable, List<CauseCount> causes) {

        Counts(LetterSummary summary) {
            this(summary.letters(), summary.unreadable(), summary.causes());
        }
    }

    private void print(LetterRow row) {
        output.line(output.json() ? Output.toJson(row) : row.text());
    }

    private static String text(LetterSummary summary) {
        if (summary.letters() == 0) {
            return "no dead letters";
        }
        TextTable table = new TextTable("CAUSE", "TOPIC", "LETTERS", "FIRST", "LAST", "REPLAYED", "CAME BACK");
        summary.causes()
                .forEach(count -> table.row(
                        count.cause(),
                        count.topic(),
                        count.letters(),
                        count.first(),
                        count.last(),
                        count.replayed(),
                        count.buriedAgain()));
        return table + "\nsee one with: tidemark dead-letters list --records, then: tidemark dead-letters show PLACE";
    }
}
