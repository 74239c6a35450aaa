package io.tidemark.local.cli;

import io.tidemark.schemas.kafka.Connection;
import io.tidemark.schemas.registry.SchemaRegistry;
import io.tidemark.scoring.app.models.PublishedModel;
import io.tidemark.scoring.app.rollout.RolloutClient;
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

    @Override
    public Integer call() throws Exception {
        Connection connection = servers.connection();
        try (SchemaRegistry registry = SchemaRegistry.connect(connection)) {
            PublishedModel model = new RolloutClient(connection, registry)
                    .models().stream()
                            .filter(found -> found.version().equals(version))
                            .findFirst()
                            .orElseThrow(() -> new Failure(
                                    ExitCodes.FAILED,
                                    "no model " + version + " is published; see them with: tidemark models list"));
            output.result(model, () -> Output.toPrettyJson(model));
        }
        return ExitCodes.DONE;
    }
}
