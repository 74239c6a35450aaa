package io.tidemark.cli;

import io.tidemark.cli.options.DecidedOptions;
import io.tidemark.cli.print.Failure;
import io.tidemark.cli.print.Output;
import io.tidemark.cli.server.Servers;
import io.tidemark.exit.ExitCodes;
import io.tidemark.log.cluster.TopicsAdmin;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.text.ForeignText;
import io.tidemark.scoring.app.replay.FileModelSource;
import io.tidemark.scoring.app.replay.LoggedReplay;
import io.tidemark.scoring.app.replay.ReplayReport;
import io.tidemark.scoring.app.replay.ScoreSearch;
import io.tidemark.scoring.model.ModelLoader;
import io.tidemark.scoring.model.engine.FirstSupportingFactory;
import io.tidemark.scoring.model.fetch.BundleSource;
import io.tidemark.scoring.model.forest.CompiledForestFactory;
import io.tidemark.scoring.xgboost4j.XgboostEngineFactory;
import io.tidemark.stack.StackRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "replay",
        description = {
            "Takes a past decision again from its record and its bundle, and compares bits: margin, score, decision, reasons,"
                    + " shadows, the control in force, what its policy said. Exit code 0: all the same; 3: something differs; 1: the bundle is gone; 2:"
                    + " no such transaction.",
            "The record is searched for on the topic scores, which has no index: without --customer and --from all of it is read,"
                    + " about a kilobyte a transaction, until the record comes. --customer reads one partition in place of all,"
                    + " --from and --until what was decided between them."
        },
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {

    @Parameters(paramLabel = "TRANSACTION", description = "the transaction's id")
    private String transactionId;

    @Mixin
    private DecidedOptions decided;

    @Option(
            names = "--bundle",
            paramLabel = "FILE",
            description =
                    "the bundle that decided, if it is not on the topic models; its hash must be that of the record")
    private Optional<Path> bundle;

    @Mixin
    private Servers servers;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws Exception {
        Connection connection = servers.connection();
        requireTopics(connection);
        try (SchemaRegistry registry = SchemaRegistry.connect(connection)) {
            Score recorded = new ScoreSearch(connection, registry)
                    .find(transactionId, decided.scope())
                    .orElseThrow(() -> new Failure(
                            ExitCodes.USAGE,
                            "no decision of a transaction " + ForeignText.line(transactionId) + " is on "
                                    + connection.topic(Topics.SCORES) + decided.narrowed()
                                    + "; check the id, or look with tidemark tail scores"));
            ReplayReport report = replay(connection, registry, recorded);
            output.result(new Replayed(recorded, report), () -> new Replayed(recorded, report).text());
            if (!report.decided()) {
                return ExitCodes.FAILED;
            }
            return report.same() ? ExitCodes.DONE : ExitCodes.CHECK_SAID_NO;
        }
    }

    private ReplayReport replay(Connection connection, SchemaRegistry registry, Score recorded) throws IOException {
        ModelLoader loader = new ModelLoader(
                new FirstSupportingFactory(List.of(new CompiledForestFactory(), new XgboostEngineFactory())));
        BundleSource source = servers.localStack()
                .map(stack -> StackRelease.of(stack).source())
                .orElse(BundleSource.NONE);
        try (LoggedReplay logged = new LoggedReplay(connection, registry, loader, source)) {
            if (bundle.isEmpty()) {
                return logged.replay().replay(recorded);
            }
            byte[] bytes = Files.readAllBytes(bundle.get());
            try (FileModelSource kept = new FileModelSource(bytes, loader, logged.models())) {
                return logged.replay(kept).replay(recorded);
            }
        }
    }

    private static void requireTopics(Connection connection) {
        try (TopicsAdmin topics = TopicsAdmin.connect(connection)) {
            topics.requirePresent(Topics.SCORES, Topics.MODELS, Topics.DEPLOYMENTS);
        }
    }
}
