package io.tidemark.cli.policy;

import io.tidemark.cli.options.DecidedOptions;
import io.tidemark.cli.print.Failure;
import io.tidemark.cli.print.Output;
import io.tidemark.cli.server.Servers;
import io.tidemark.exit.ExitCodes;
import io.tidemark.log.cluster.TopicsAdmin;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.scoring.app.replay.LoggedReplay;
import io.tidemark.scoring.app.replay.ScoreSearch;
import io.tidemark.scoring.app.replay.Standing;
import io.tidemark.scoring.app.replay.Tally;
import io.tidemark.scoring.app.replay.Verification;
import io.tidemark.scoring.app.replay.Verification.Found;
import io.tidemark.scoring.model.ModelLoader;
import io.tidemark.scoring.model.engine.FirstSupportingFactory;
import io.tidemark.scoring.model.fetch.BundleSource;
import io.tidemark.scoring.model.forest.CompiledForestFactory;
import io.tidemark.scoring.xgboost4j.XgboostEngineFactory;
import io.tidemark.stack.StackRelease;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "verify",
        description = {
            "Takes the decisions of a stretch of the log again, each from its recorded vector by the model, the policy"
                    + " and the lists of the control record in force at its place, and compares bits: margin, score,"
                    + " rank, decision, what the policy said, the control itself. Exit code 0: all the same; 3: some"
                    + " differ, or a record of transactions was decided twice; 1: some of the usual ones could not be"
                    + " taken again, or a record could not be read; 2: there are none.",
            "Degraded decisions (by the fallback ladder) and flagged ones are counted apart. Reasons and shadows are"
                    + " not compared; of one transaction, tidemark replay does it."
        },
        mixinStandardHelpOptions = true)
final class PolicyVerifyCommand implements Callable<Integer> {

    @Mixin
    private DecidedOptions decided;

    @Option(
            names = "--examples",
            paramLabel = "N",
            defaultValue = "3",
            description = "how many decisions to show of each kind of difference, and of those taken twice (default:"
                    + " ${DEFAULT-VALUE})")
    private int examples;

    @Mixin
    private Servers servers;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws Exception {
        if (examples < 0) {
            throw new Failure(ExitCodes.USAGE, "--examples " + examples + " is less than none; say 0 or more");
        }
        Connection connection = servers.connection();
        try (TopicsAdmin topics = TopicsAdmin.connect(connection)) {
            topics.requirePresent(Topics.SCORES, Topics.MODELS, Topics.DEPLOYMENTS);
        }
        Found found = find(connection);
        if (found.all().decisions() + found.unreadable() == 0) {
            throw new Failure(
                    ExitCodes.USAGE,
                    "no decision is on " + connection.topic(Topics.SCORES) + decided.narrowed()
                            + "; look with tidemark tail scores");
        }
        output.result(found, () -> VerificationText.of(found));
        return code(found);
    }

    private Found find(Connection connection) throws Exception {
        ModelLoader loader = new ModelLoader(
                new FirstSupportingFactory(List.of(new CompiledForestFactory(), new XgboostEngineFactory())));
        BundleSource source = servers.localStack()
                .map(stack -> StackRelease.of(stack).source())
                .orElse(BundleSource.NONE);
        try (SchemaRegistry registry = SchemaRegistry.connect(connection);
                LoggedReplay logged = new LoggedReplay(connection, registry, loader, source)) {
            Verification verification = new Verification(logged.replay(), examples);
            long unreadable = new ScoreSearch(connection, registry).each(decided.scope(), verification::take);
            return verification.found(unreadable);
        }
    }

    private static int code(Found found) {
        if (found.all().different() + found.decidedAgain() > 0) {
            return ExitCodes.CHECK_SAID_NO;
        }
        Tally usual = found.standings().get(Standing.USUAL);
        boolean whole = found.unreadable() == 0 && (usual == null || usual.notCompared() == 0);
        return whole ? ExitCodes.DONE : ExitCodes.FAILED;
    }
}
