package io.tidemark.local.cli;

import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.kafka.Connection;
import io.tidemark.schemas.registry.SchemaRegistry;
import io.tidemark.scoring.app.rollout.ModelPublisher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "publish",
        description = "Sends a bundle to all scoring instances; it decides nothing until it is promoted.",
        mixinStandardHelpOptions = true)
final class ModelsPublishCommand implements Callable<Integer> {

    @Parameters(paramLabel = "BUNDLE", description = "a bundle.zip, e.g. of tidemark train")
    private Path bundle;

    @Mixin
    private Servers servers;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws Exception {
        byte[] bytes = Files.readAllBytes(bundle);
        Connection connection = servers.connection();
        try (SchemaRegistry registry = SchemaRegistry.connect(connection)) {
            ModelReference published =
                    new ModelPublisher(connection, registry, InstantSource.system()).publish(bytes, Requester.name());
            output.result(
                    Map.of("version", published.getVersion(), "bundle_sha256", published.getBundleSha256()),
                    () -> "published " + published.getVersion() + "; promote it with: tidemark models promote "
                            + published.getVersion());
        }
        return ExitCodes.DONE;
    }
}
