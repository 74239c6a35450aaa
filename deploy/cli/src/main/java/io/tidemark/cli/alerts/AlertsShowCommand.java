package io.tidemark.cli.alerts;

import io.tidemark.cli.options.DurationConverter;
import io.tidemark.cli.print.Failure;
import io.tidemark.cli.print.OutFile;
import io.tidemark.cli.print.Output;
import io.tidemark.cli.server.Servers;
import io.tidemark.exit.ExitCodes;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = {
            "One alert of fraud with its story, fetched from the log: what was decided and why, by which model, policy,"
                    + " rules and lists, what the customer may be told, the features, the customer's decisions before,"
                    + " what became known of it since.",
            "Alerts are read from the transaction's time on, or all of them if the transaction is not kept any more;"
                    + " of scores the customer's partition, as far back as --history says."
        },
        mixinStandardHelpOptions = true)
final class AlertsShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "alert_id of the alert, such as 0-1234")
    private String id;

    @Option(
            names = "--history",
            paramLabel = "TIME",
            defaultValue = "1d",
            converter = DurationConverter.class,
            description = "how far back decisions of the customer are read (default: ${DEFAULT-VALUE})")
    private Duration history;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "20",
            description = "how many of them at most, the last ones (default: ${DEFAULT-VALUE})")
    private int events;

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description =
                    "one page that loads nothing from anywhere (.html) or one document (.json), in place of printing")
    private Optional<Path> export;

    @Mixin
    private Servers servers;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        if (events < 0) {
            throw new Failure(ExitCodes.USAGE, "--events is " + events + ", but should be 0 or more");
        }
        export.ifPresent(AlertsShowCommand::checked);
        Connection connection = servers.connection();
        AlertStory story;
        try (SchemaRegistry registry = SchemaRegistry.connect(connection)) {
            AlertSearch.Found found = new AlertSearch(connection, registry).find(id);
            story = new AlertStoryReader(connection, registry, history, events, output::progress).read(found);
        }
        if (export.isEmpty()) {
            output.result(AlertStoryJson.of(story), () -> AlertStoryText.lines(story));
            return ExitCodes.DONE;
        }
        Path file = export.get();
        Files.writeString(
                file, isPage(file) ? AlertPage.of(story) : Output.toPrettyJson(AlertStoryJson.of(story)) + "\n");
        output.result(Map.of("exported", file.toString()), () -> "alert " + id + " is in " + file);
        return ExitCodes.DONE;
    }

    private static void checked(Path file) {
        OutFile.checked("--export", file);
        if (!isPage(file) && !file.toString().endsWith(".json")) {
            throw new Failure(
                    ExitCodes.USAGE, "--export " + file + " is neither a page nor a document; name it .html or .json");
        }
    }

    private static boolean isPage(Path file) {
        return file.toString().endsWith(".html");
    }
}
