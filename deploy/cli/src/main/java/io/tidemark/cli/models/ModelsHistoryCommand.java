package io.tidemark.cli.models;

import io.tidemark.cli.options.PointInLogConverter;
import io.tidemark.cli.print.Failure;
import io.tidemark.cli.print.Output;
import io.tidemark.cli.print.TextTable;
import io.tidemark.cli.reading.RecordJson;
import io.tidemark.cli.server.Servers;
import io.tidemark.cli.story.ModelRecordsReader;
import io.tidemark.cli.story.ModelStory;
import io.tidemark.cli.story.StoryLine;
import io.tidemark.exit.ExitCodes;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.schemas.Activation;
import io.tidemark.schemas.Control;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.text.ForeignText;
import io.tidemark.scoring.model.fetch.BundleSource;
import io.tidemark.scoring.policy.live.PolicyTexts;
import io.tidemark.scoring.release.models.PointInLog;
import io.tidemark.scoring.rollout.client.RolloutClient;
import io.tidemark.scoring.rollout.step.Policies;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "history",
        description = {
            "Lists every activation with its place in each partition, or says which was in force at a point;",
            "of one model, tells its story: why it was trained, on what, what it was compared with, who promoted it,"
                    + " what happened since."
        },
        mixinStandardHelpOptions = true)
final class ModelsHistoryCommand implements Callable<Integer> {

    @Parameters(paramLabel = "VERSION", arity = "0..1", description = "tell the story of this model")
    private String version;

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
        if (version != null && at != null) {
            throw new Failure(
                    ExitCodes.USAGE,
                    "history takes a version, whose story it tells, or --at, and finds what was in force then; not"
                            + " both");
        }
        Connection connection = servers.connection();
        try (SchemaRegistry registry = SchemaRegistry.connect(connection)) {
            RolloutClient rollout = new RolloutClient(connection, registry);
            if (version != null) {
                story(connection, registry);
            } else if (at == null) {
                List<Deployment> deployments = rollout.history();
                output.result(deployments.stream().map(RecordJson::of).toList(), () -> text(deployments));
            } else {
                Optional<Deployment> then = rollout.inForce(at);
                output.result(then.<Object>map(RecordJson::of).orElse(Map.of()), () -> text(then));
            }
        }
        return ExitCodes.DONE;
    }

    private void story(Connection connection, SchemaRegistry registry) throws Exception {
        List<StoryLine> story = ModelStory.of(new ModelRecordsReader(connection, registry, BundleSource.NONE)
                .read(version)
                .orElseThrow(() -> ModelsShowCommand.unknown(version)));
        output.result(story, () -> story.stream()
                .map(line -> line.at() + "  " + ForeignText.line(line.text()))
                .collect(Collectors.joining("\n")));
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
        TextTable table = new TextTable(
                "NO", "AT", "CHAMPION", "CHALLENGERS", "SHADOWS", "ON TRIAL", "POLICY", "SAID BY", "OFFSETS", "REASON");
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
                    Policies.of(deployment).map(PolicyTexts::name).orElse("-"),
                    activation == null ? "" : activation.getRequestedBy(),
                    deployment.getOffsets(),
                    activation == null ? "" : activation.getReason());
        }
        return table.toString();
    }
}
