package io.tidemark.cli.deadletters;

import io.tidemark.cli.deadletters.letter.LetterLog;
import io.tidemark.cli.deadletters.letter.LetterStory;
import io.tidemark.cli.deadletters.letter.LetterText;
import io.tidemark.cli.deadletters.letter.RecordPlace;
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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = {
            "Prints everything of one dead letter: cause, origin, key and value as bytes, and the record's fields if the"
                    + " registry can read it now.",
            "To mend a record, write its fields to a file with --json, edit them, and send them with: tidemark dead-letters"
                    + " replay PLACE --file FILE"
        },
        mixinStandardHelpOptions = true)
final class DeadLettersShowCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "PLACE",
            converter = LetterPlaceConverter.class,
            description = "of the letter, 0-123, or of the record that it buries, transactions/3-4567")
    private RecordPlace place;

    @Option(
            names = "--bytes",
            paramLabel = "N",
            defaultValue = "512",
            description = "how many bytes of key and value are shown (default: ${DEFAULT-VALUE})")
    private int bytes;

    @Option(names = "--raw", paramLabel = "FILE", description = "writes the bytes of the value there")
    private Optional<Path> raw;

    @Option(names = "--json", paramLabel = "FILE", description = "writes the record's fields there, to be mended")
    private Optional<Path> json;

    @Mixin
    private Servers servers;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws Exception {
        raw.ifPresent(file -> OutFile.checked("--raw", file));
        json.ifPresent(file -> OutFile.checked("--json", file));
        Connection connection = servers.connection();
        try (SchemaRegistry registry = SchemaRegistry.connect(connection)) {
            List<LetterStory> stories =
                    LetterStory.find(connection, registry, new LetterLog(connection, registry), place);
            if (stories.isEmpty()) {
                throw new Failure(
                        ExitCodes.USAGE,
                        "no dead letter is at or of " + place
                                + "; find one with: tidemark dead-letters list --records");
            }
            for (LetterStory story : stories) {
                output.result(story, () -> LetterText.of(story, fields(story), Math.max(0, bytes)));
            }
            write(stories.get(stories.size() - 1));
        }
        return ExitCodes.DONE;
    }

    private void write(LetterStory story) throws IOException {
        if (raw.isPresent()) {
            if (!story.whole()) {
                output.progress("only the first bytes of the value are left, and these are written to " + raw.get());
            }
            Files.write(raw.get(), story.value() == null ? new byte[0] : story.value());
        }
        if (json.isPresent()) {
            if (story.decoded() == null) {
                throw new Failure(
                        ExitCodes.CHECK_SAID_NO,
                        "the record cannot be read, so there are no fields to write to " + json.get() + ": "
                                + story.problem());
            }
            Files.writeString(json.get(), fields(story) + "\n");
        }
    }

    private static String fields(LetterStory story) {
        return story.decoded() == null ? "" : Output.toPrettyJson(story.decoded());
    }
}
