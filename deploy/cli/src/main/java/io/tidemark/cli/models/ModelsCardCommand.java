package io.tidemark.cli.models;

import io.tidemark.cli.print.OutFile;
import io.tidemark.cli.print.Output;
import io.tidemark.cli.server.Servers;
import io.tidemark.cli.story.CardPage;
import io.tidemark.cli.story.ModelCard;
import io.tidemark.cli.story.ModelRecords;
import io.tidemark.cli.story.ModelRecordsReader;
import io.tidemark.exit.ExitCodes;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "card",
        description =
                "Prints a model's card in Markdown: what it is for, what it learnt from, how good it is and for whom,"
                        + " and what happened to it.",
        mixinStandardHelpOptions = true)
final class ModelsCardCommand implements Callable<Integer> {

    @Parameters(paramLabel = "VERSION")
    private String version;

    @Option(
            names = "--owner",
            defaultValue = "not named",
            description = "who answers for the model; default: ${DEFAULT-VALUE}")
    private String owner;

    @Option(names = "--html", paramLabel = "FILE", description = "write it as one HTML page instead")
    private Optional<Path> html;

    @Mixin
    private Servers servers;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws Exception {
        html.ifPresent(file -> OutFile.checked("--html", file));
        Connection connection = servers.connection();
        try (SchemaRegistry registry = SchemaRegistry.connect(connection)) {
            ModelRecords records = new ModelRecordsReader(connection, registry, new NamedBundle(servers).source())
                    .read(version)
                    .orElseThrow(() -> ModelsShowCommand.unknown(version));
            String card = ModelCard.of(records, owner);
            if (html.isPresent()) {
                Files.writeString(html.get(), CardPage.of(card), StandardCharsets.UTF_8);
                output.progress("the page is " + html.get());
                return ExitCodes.DONE;
            }
            output.result(Map.of("version", version, "markdown", card), () -> card);
        }
        return ExitCodes.DONE;
    }
}
