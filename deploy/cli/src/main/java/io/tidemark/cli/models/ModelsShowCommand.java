package io.tidemark.cli.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.cli.print.Failure;
import io.tidemark.cli.print.Output;
import io.tidemark.cli.server.Servers;
import io.tidemark.exit.ExitCodes;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.schemas.text.ForeignText;
import io.tidemark.scoring.release.models.PublishedModel;
import io.tidemark.scoring.rollout.client.RolloutClient;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Prints the manifest of a published model.", mixinStandardHelpOptions = true)
final class ModelsShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "VERSION")
    private String version;

    @Mixin
    private Servers servers;

    @Mixin
    private Output output;

    /** The manifest as it stands in the bundle. */
    private record Shown(
            String version,
            String sha256,
            int bytes,
            String uri,
            Instant publishedAt,
            String publishedBy,
            JsonNode manifest) {

        static Shown of(PublishedModel model) throws IOException {
            return new Shown(
                    model.version(),
                    model.sha256(),
                    model.bytes(),
                    model.uri().orElse(null),
                    model.publishedAt(),
                    model.publishedBy(),
                    new ObjectMapper().readTree(model.manifest().toJson()));
        }
    }

    @Override
    public Integer call() throws Exception {
        Connection connection = servers.connection();
        try (SchemaRegistry registry = SchemaRegistry.connect(connection)) {
            PublishedModel model = new RolloutClient(connection, registry)
                    .models().stream()
                            .filter(found -> found.version().equals(version))
                            .findFirst()
                            .orElseThrow(() -> unknown(version));
            Shown shown = Shown.of(model);
            output.result(shown, () -> Output.toPrettyJson(shown));
        }
        return ExitCodes.DONE;
    }

    static Failure unknown(String version) {
        return new Failure(
                ExitCodes.FAILED,
                "no model " + ForeignText.line(version) + " is published; see them with: tidemark models list");
    }
}
