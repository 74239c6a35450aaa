package io.tidemark.cli;

import io.tidemark.cli.options.EventTimeConverter;
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
import io.tidemark.scoring.app.replay.DecisionReplay;
import io.tidemark.scoring.app.replay.FileModelSource;
import io.tidemark.scoring.app.replay.ModelSource;
import io.tidemark.scoring.app.replay.ReplayReport;
import io.tidemark.scoring.app.replay.ScoreSearch;
import io.tidemark.scoring.app.replay.TopicModelSource;
import io.tidemark.scoring.model.ModelLoader;
import io.tidemark.scoring.model.engine.FirstSupportingFactory;
import io.tidemark.scoring.model.fetch.BundleSource;
import io.tidemark.scoring.model.forest.CompiledForestFactory;
import io.tidemark.scoring.policy.list.ListSource;
import io.tidemark.scoring.policy.list.ListTable;
import io.tidemark.scoring.release.lists.ListEntryLog;
import io.tidemark.scoring.release.models.DeploymentHistory;
import io.tidemark.scoring.release.models.DeploymentLog;
import io.tidemark.scoring.xgboost4j.XgboostEngineFactory;
import io.tidemark.stack.StackRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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

    @Option(names = "--customer", paramLabel = "ID", description = "whose transaction it is")
    private Optional<String> customer;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = EventTimeConverter.class,
            description = "decided at or after it by the broker's clock, a day or 2018-04-01T12:30:00Z")
    private Optional<Instant> from;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = EventTimeConverter.class,
            description = "decided at or before it")
    private Optional<Instant> until;

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
                    .find(transactionId, new ScoreSearch.Scope(customer, from, until))
                    .orElseThrow(() -> new Failure(
                            ExitCodes.USAGE,
                            "no decision of a transaction " + ForeignText.line(transactionId) + " is on "
                                    + connection.topic(Topics.SCORES) + narrowed()
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
        DeploymentHistory deployments = DeploymentLog.read(connection, registry);
        ListTable lists = new ListTable();
        // Whoever decided under no lists needs none, and the topic is younger than many a deployment.
        if (recorded.getPolicy() != null && recorded.getPolicy().getListsVersion() > 0) {
            try (ListEntryLog log = new ListEntryLog(connection, registry, lists::word, lists::passOver)) {
                log.readToEnd();
            }
        }
        try (TopicModelSource published = new TopicModelSource(connection, registry, loader, source)) {
            if (bundle.isEmpty()) {
                return replay(published, deployments, lists, recorded);
            }
            try (FileModelSource kept = new FileModelSource(Files.readAllBytes(bundle.get()), loader, published)) {
                return replay(kept, deployments, lists, recorded);
            }
        }
    }

    private static ReplayReport replay(
            ModelSource models, DeploymentHistory deployments, ListSource lists, Score recorded) {
        return new DecisionReplay(models, deployments, lists).replay(recorded);
    }

    private String narrowed() {
        return customer.isPresent() || from.isPresent() || until.isPresent()
                ? " within what --customer, --from and --until leave of it"
                : "";
    }

    private static void requireTopics(Connection connection) {
        try (TopicsAdmin topics = TopicsAdmin.connect(connection)) {
            topics.requirePresent(Topics.SCORES, Topics.MODELS, Topics.DEPLOYMENTS);
        }
    }
}
