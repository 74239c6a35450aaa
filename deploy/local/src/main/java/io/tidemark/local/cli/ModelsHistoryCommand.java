package io.tidemark.local.cli;

import io.tidemark.local.reading.RecordJson;
import io.tidemark.schemas.Activation;
import io.tidemark.schemas.Control;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.kafka.Connection;
import io.tidemark.schemas.registry.SchemaRegistry;
import io.tidemark.scoring.app.models.PointInLog;
import io.tidemark.scoring.app.rollout.RolloutClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "history",
        description = "Lists every activation with its place in each partition, or says which was in force at a point.",
        mixinStandardHelpOptions = true)
final class ModelsHistoryCommand implements Callable<Integer> {

    @Option(
            names = "--at",
            paramLabel = "POINT",
            converter = PointInLogConverter.class,
            description = "a record of features as PARTITION:OFFSET (exact), or a time as 2018-04-01T12:30:00Z")
    private PointInLog at;

    @Mixin
    private Servers servers;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws Exception {
        Connection connection = servers.connection();
        try (SchemaRegistry registry = SchemaRegistry.connect(connection)) {
            RolloutClient rollout = new RolloutClient(connection, registry);
            if (at == null) {
                List<Deployment> deployments = rollout.history();
                output.result(deployments.stream().map(RecordJson::of).toList(), () -> text(deployments));
            } else {
                Optional<Deployment> then = rollout.inForce(at);
                output.result(then.<Object>map(RecordJson::of).orElse(Map.of()), () -> text(then));
            }
        }
        return ExitCodes.DONE;
    }

    private static String text(Optional<Deployment> then) {
        return then.map(List::of)
                .map(ModelsHistoryCommand::text)
                .orElse("nothing was activated before; records were decided by amount");
    }

    private static String text(List<Deployment> deployments) {
        if (deployments.isEmpty()) {
            return "nothing was ever activated; every record is decided by amount";
        }
        TextTable table =
                new TextTable("NO", "AT", "CHAMPION", "CHALLENGERS", "SHADOWS", "ON TRIAL", "BY", "OFFSETS", "REASON");
        for (Deployment deployment : deployments) {
            Control control = deployment.getControl();
            Activation activation = control.getActivation();
            table.row(
                    control.getSequence(),
                    control.getIssuedAt(),
                    RolloutText.champion(activation),
                    RolloutText.challengers(activation),
                    RolloutText.shadows(activation),
                    RolloutText.trials(activation),
                    activation == null ? "" : activation.getRequestedBy(),
                    deployment.getOffsets(),
                    activation == null ? "" : activation.getReason());
        }
        return table.toString();
    }
}
