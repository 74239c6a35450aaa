package io.tidemark.cli.deadletters;

import io.tidemark.cli.deadletters.letter.LetterFilter;
import io.tidemark.cli.deadletters.letter.RecordPlace;
import io.tidemark.cli.deadletters.replay.ReplayReport;
import io.tidemark.cli.deadletters.replay.Replayer;
import io.tidemark.cli.deadletters.replay.Replayer.Choice;
import io.tidemark.cli.print.Failure;
import io.tidemark.cli.print.Output;
import io.tidemark.cli.server.Servers;
import io.tidemark.exit.ExitCodes;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "replay",
        description = {
            "Sends records that were buried to their topics again: as they were, because what they were buried for is mended by"
                    + " now, or one of them mended itself. Each goes out once, however often you ask.",
            "Exit code 0: what was chosen is sent, now or before; 3: some of it cannot be sent."
        },
        mixinStandardHelpOptions = true)
final class DeadLettersReplayCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "PLACE",
            arity = "0..*",
            converter = LetterPlaceConverter.class,
            description = "of letters, 0-123, or of the records that they bury, transactions/3-4567")
    private List<RecordPlace> places = List.of();

    @Option(names = "--all", description = "every letter that there is")
    private boolean all;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description =
                    "sends this in place of the one record: its fields as JSON, as show --json writes them, or a message of"
                            + " the registry's wire format")
    private Optional<Path> file;

    @Option(names = "--dry-run", description = "says what would be sent and sends nothing")
    private boolean dryRun;

    @Mixin
    private LetterOptions letters;

    @Mixin
    private Servers servers;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws Exception {
        Choice choice = choice();
        Optional<byte[]> mended = file.isPresent() ? Optional.of(Files.readAllBytes(file.get())) : Optional.empty();
        Connection connection = servers.connection();
        try (SchemaRegistry registry = SchemaRegistry.connect(connection)) {
            Replayer replayer = new Replayer(connection, registry);
            ReplayReport report = dryRun ? replayer.plan(choice, mended) : replayer.send(choice, mended);
            if (report.letters().isEmpty() && !places.isEmpty()) {
                throw new Failure(
                        ExitCodes.USAGE,
                        "no dead letter is at or of these places; find them with: tidemark dead-letters list --records");
            }
            output.result(report, report::text);
            return report.refused() == 0 ? ExitCodes.DONE : ExitCodes.CHECK_SAID_NO;
        }
    }

    private Choice choice() {
        LetterFilter filter = letters.filter();
        if (file.isPresent() && places.size() != 1) {
            throw new Failure(ExitCodes.USAGE, "--file mends one record; name its place beside it");
        }
        long ways = (places.isEmpty() ? 0 : 1) + (filter.takesAll() ? 0 : 1) + (all ? 1 : 0);
        if (ways != 1) {
            throw new Failure(
                    ExitCodes.USAGE,
                    "say what to send in one way: by places, by --cause, --topic, --from and --until, or --all");
        }
        return places.isEmpty() ? Choice.of(filter) : Choice.of(places);
    }
}
