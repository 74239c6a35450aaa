package io.tidemark.cli.models;

import io.tidemark.cli.print.Failure;
import io.tidemark.cli.server.Servers;
import io.tidemark.exit.ExitCodes;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.fetch.BundleSource;
import io.tidemark.scoring.rollout.client.RolloutClient;
import io.tidemark.stack.StackRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A bundle that the user names by its file or, if it is published, by its version. */
record NamedBundle(Servers servers) {

    /** From where a bundle may be fetched that does not lie in the log. */
    BundleSource source() {
        return servers.localStack()
                .map(stack -> StackRelease.of(stack).source())
                .orElse(BundleSource.NONE);
    }

    Bundle open(String fileOrVersion) throws IOException {
        Path file = Path.of(fileOrVersion);
        if (Files.exists(file)) {
            return Bundle.open(Files.readAllBytes(file));
        }
        if (fileOrVersion.endsWith(".zip") || fileOrVersion.contains("/")) {
            throw new NoSuchFileException(fileOrVersion);
        }
        Connection connection = servers.connection();
        try (SchemaRegistry registry = SchemaRegistry.connect(connection)) {
            return Bundle.open(new RolloutClient(connection, registry)
                    .bundle(fileOrVersion, source())
                    .orElseThrow(() -> new Failure(
                            ExitCodes.USAGE,
                            fileOrVersion + " is neither a file nor the version of a published model; see: tidemark"
                                    + " models list")));
        }
    }
}
