package io.tidemark.cli.policy;

import io.tidemark.cli.print.Output;
import io.tidemark.cli.print.TextTable;
import io.tidemark.cli.server.Servers;
import io.tidemark.exit.ExitCodes;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.schemas.Activation;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.PolicyText;
import io.tidemark.schemas.text.ForeignText;
import io.tidemark.scoring.rollout.client.RolloutClient;
import io.tidemark.scoring.rollout.step.Policies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "history",
        description = "Lists which policy decided from which place in each partition on.",
        mixinStandardHelpOptions = true)
final class PolicyHistoryCommand implements Callable<Integer> {

    @Mixin
    private Servers servers;

    @Mixin
    private Output output;

    /** What scripts read; name, version and hash are null where the thresholds of the bundles decide again. */
    private record Row(
            long sequence,
            Instant issuedAt,
            String name,
            String version,
            String sha256,
            String requestedBy,
            List<Long> offsets,
            String reason) {

        static Row of(Deployment deployment, Optional<PolicyText> policy) {
            Optional<Activation> activation =
                    Optional.ofNullable(deployment.getControl().getActivation());
            return new Row(
                    deployment.getControl().getSequence(),
                    deployment.getControl().getIssuedAt(),
                    policy.map(PolicyText::getName).orElse(null),
                    policy.map(PolicyText::getVersion).orElse(null),
                    policy.map(PolicyText::getSha256).orElse(null),
                    activation.map(Activation::getRequestedBy).orElse(""),
                    deployment.getOffsets(),
                    activation.map(Activation::getReason).orElse(""));
        }
    }

    @Override
    public Integer call() throws Exception {
        try (SchemaRegistry registry = SchemaRegistry.connect(servers.connection())) {
            List<Row> rows = rows(new RolloutClient(servers.connection(), registry).history());
            output.result(rows, () -> text(rows));
        }
        return ExitCodes.DONE;
    }

    private static List<Row> rows(List<Deployment> deployments) {
        List<Row> rows = new ArrayList<>();
        Optional<PolicyText> before = Optional.empty();
        for (Deployment deployment : deployments) {
            Optional<PolicyText> policy = Policies.of(deployment);
            if (!policy.equals(before)) {
                rows.add(Row.of(deployment, policy));
            }
            before = policy;
        }
        return rows;
    }

    private static String text(List<Row> rows) {
        if (rows.isEmpty()) {
            return "no policy ever decided; the thresholds of the bundles do";
        }
        TextTable table = new TextTable("NO", "AT", "POLICY", "SHA-256", "SAID BY", "OFFSETS", "REASON");
        rows.forEach(row -> table.row(
                row.sequence(),
                row.issuedAt(),
                row.name() == null ? "none" : ForeignText.line(row.name() + " " + row.version()),
                row.sha256() == null ? "-" : row.sha256().substring(0, 12),
                ForeignText.line(row.requestedBy()),
                row.offsets(),
                ForeignText.line(row.reason())));
        return table.toString();
    }
}
