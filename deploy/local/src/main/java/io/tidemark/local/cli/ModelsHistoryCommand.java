package io.tidemark.local.cli;

import io.tidemark.local.reading.RecordJson;
import io.tidemark.schemas.Activation;
import io.tidemark.schemas.Control;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.kafka.Connection;
import io.tidemark.schemas.registry.SchemaRegistry;
import io.tidemark.scoring.app.rollout.RolloutClient;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "history",
        description = "Lists every activation with its place in each partition.",
        mixinStandardHelpOptions = true)
final class ModelsHistoryCommand implements Callable<Integer> {

    @Mixin
    private Servers servers;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws Exception {
        Connection connection = servers.connection();
        try (SchemaRegistry registry = SchemaRegistry.connect(connection)) {
            List<Deployment> deployments = new RolloutClient(connection, registry).history();
            output.result(deployments.stream().map(RecordJson::of).toList(), () -> text(deployments));
        }
        return ExitCodes.DONE;
    }

    private static String text(List<Deployment> deployments) {
        if (deployments.isEmpty()) {
            return "nothing was ever activated; every record is decided by amount";
        }
        TextTable table = new TextTable("NO", "AT", "CHAMPION", "BY", "OFFSETS", "REASON");
        for (Deployment deployment : deployments) {
            Control control = deployment.getControl();
            Activation activation = control.getActivation();
            table.row(
                    control.getSequence(),
                    control.getIssuedAt(),
                    activation == null || activation.getChampion() == null
                            ? "none"
                            : activation.getChampion().getVersion(),
                    activation == null ? "" : activation.getRequestedBy(),
                    deployment.getOffsets(),
                    activation == null ? "" : activation.getReason());
        }
        return table.toString();
    }
}
