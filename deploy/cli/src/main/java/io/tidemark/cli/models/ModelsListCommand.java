package io.tidemark.cli.models;

import io.tidemark.cli.print.Output;
import io.tidemark.cli.print.TextTable;
import io.tidemark.cli.server.Servers;
import io.tidemark.exit.ExitCodes;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.schemas.Activation;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.ModelReference;
import io.tidemark.scoring.release.models.PublishedModel;
import io.tidemark.scoring.rollout.client.RolloutClient;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list", description = "Lists the published models.", mixinStandardHelpOptions = true)
public final class ModelsListCommand implements Callable<Integer> {

    @Mixin
    private Servers servers;

    @Mixin
    private Output output;

    private record Row(
            String version,
            boolean champion,
            String role,
            Instant publishedAt,
            String publishedBy,
            int bytes,
            String uri,
            String catalogue,
            String bundleSha256) {}

    @Override
    public Integer call() throws Exception {
        Connection connection = servers.connection();
        try (SchemaRegistry registry = SchemaRegistry.connect(connection)) {
            RolloutClient rollout = new RolloutClient(connection, registry);
            Activation now = rollout.current()
                    .map(deployment -> deployment.getControl().getActivation())
                    .orElse(null);
            List<Row> rows =
                    rollout.models().stream().map(model -> row(model, now)).toList();
            output.result(rows, () -> text(rows));
        }
        return ExitCodes.DONE;
    }

    /** The version of the champion of a deployment. */
    public static Optional<String> champion(Optional<Deployment> deployment) {
        return deployment
                .map(found -> found.getControl().getActivation())
                .map(activation -> activation.getChampion())
                .map(ModelReference::getVersion);
    }

    private static Row row(PublishedModel model, Activation now) {
        String role = RolloutText.role(now, model.version());
        return new Row(
                model.version(),
                role.equals(RolloutText.CHAMPION),
                role,
                model.publishedAt(),
                model.publishedBy(),
                model.bytes(),
                model.uri().orElse(null),
                model.manifest().catalogue(),
                model.sha256());
    }

    private static String text(List<Row> rows) {
        if (rows.isEmpty()) {
            return "no model is published; publish one with: tidemark models publish BUNDLE";
        }
        TextTable table = new TextTable("VERSION", "ROLE", "PUBLISHED", "SAID BY", "BYTES", "CATALOGUE");
        rows.forEach(row -> table.row(
                row.version(),
                row.role(),
                row.publishedAt(),
                row.publishedBy(),
                row.uri() == null ? row.bytes() : "elsewhere",
                row.catalogue()));
        return table.toString();
    }
}
