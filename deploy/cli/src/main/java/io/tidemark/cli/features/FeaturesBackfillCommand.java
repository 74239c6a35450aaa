package io.tidemark.cli.features;

import io.tidemark.cli.options.CatalogueOption;
import io.tidemark.cli.options.FeaturesJobOptions;
import io.tidemark.cli.options.LabelDelay;
import io.tidemark.cli.options.MalformedRows;
import io.tidemark.cli.options.OtherLabels;
import io.tidemark.cli.options.OutcomeFiles;
import io.tidemark.cli.options.RateFiles;
import io.tidemark.cli.options.RecordBoundsOptions;
import io.tidemark.cli.print.Failure;
import io.tidemark.cli.print.Output;
import io.tidemark.cli.server.Servers;
import io.tidemark.exit.ExitCodes;
import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.features.files.Mapping;
import io.tidemark.features.files.ReadingRules;
import io.tidemark.features.files.TransactionFile;
import io.tidemark.features.files.outcomes.OutcomeFile;
import io.tidemark.features.job.backfill.FeaturesJobBackfillConfig;
import io.tidemark.features.rates.RateTables;
import io.tidemark.log.cluster.TopicsAdmin;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import io.tidemark.stack.flink.FlinkBackfill;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "backfill",
        description = {
            "Computes the features of files, or of all that is in the topics, with the Flink job in batch mode.",
            "The vectors equal those of features compute, and those of the live job in ordered mode, bit for bit."
        },
        mixinStandardHelpOptions = true)
final class FeaturesBackfillCommand implements Callable<Integer> {

    @Option(
            names = "--transactions",
            paramLabel = "F",
            description =
                    "CSV with a header, plain or packed, - for standard input; may be given several times; without it"
                            + " the topics are read")
    private List<Path> transactions = List.of();

    @Option(names = "--mapping", paramLabel = "M", description = "of the files: one of 'mapping list', or a file")
    private Optional<String> mapping;

    @Mixin
    private OutcomeFiles outcomes;

    @Mixin
    private RateFiles rates;

    @Mixin
    private CatalogueOption catalogue;

    @Mixin
    private RecordBoundsOptions bounds;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            defaultValue = "2",
            description = "subtasks (default: ${DEFAULT-VALUE})")
    private int parallelism;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "writes vectors-N.csv.gz and refused-N.csv.gz; without it the topics features and dead-letters")
    private Optional<Path> out;

    @Mixin
    private MalformedRows malformed;

    @Mixin
    private OtherLabels otherLabels;

    @Mixin
    private FeaturesJobOptions job;

    @Mixin
    private Servers servers;

    @Mixin
    private LabelDelay delay;

    @Mixin
    private Output output;

    private record Result(List<String> from, String to, double seconds) {}

    @Override
    public Integer call() throws Exception {
        if (parallelism < 1) {
            throw new Failure(ExitCodes.USAGE, "--parallelism is " + parallelism + "; write 1 or more");
        }
        Catalogue resolved = CatalogueReader.resolve(catalogue.nameOrFile());
        FeaturesJobBackfillConfig config = new FeaturesJobBackfillConfig(
                resolved,
                input(resolved),
                destination(),
                job.clockSkew(),
                bounds.bounds(),
                job.labelHorizon(),
                parallelism);
        double seconds = FlinkBackfill.run(config).toMillis() / 1_000.0;
        Result result = new Result(
                transactions.isEmpty()
                        ? List.of("topics")
                        : transactions.stream().map(Path::toString).toList(),
                out.map(Path::toString).orElse("topics"),
                seconds);
        output.result(
                result,
                () -> "the vectors of " + String.join(", ", result.from()) + " are in " + result.to() + " after "
                        + result.seconds() + " s");
        return ExitCodes.DONE;
    }

    private FeaturesJobBackfillConfig.Input input(Catalogue resolved) {
        if (transactions.isEmpty()) {
            requireNone("--outcomes", !outcomes.paths().isEmpty());
            requireNone("--rates", rates.given());
            return new FeaturesJobBackfillConfig.Log(connection(needed(resolved)));
        }
        String named = mapping.orElseThrow(
                () -> new Failure(ExitCodes.USAGE, "--transactions needs --mapping: one of 'mapping list', or a file"));
        Mapping read = Mapping.resolve(named);
        read.checkFor(resolved);
        ReadingRules rules = resolved.needsLabels() ? malformed.rules(output, otherLabels) : malformed.rules(output);
        for (Path file : transactions) {
            TransactionFile.look(file, read, malformed.sink(output), rules);
        }
        if (resolved.needsOutcomes() && outcomes.paths().isEmpty()) {
            rules.told()
                    .accept("no file of outcomes is given, so the features over outcomes are those of customers and"
                            + " terminals to whom nothing has happened");
        }
        if (resolved.needsOutcomes()) {
            outcomes.paths().forEach(file -> OutcomeFile.read(file, rules.told()));
        } else if (!outcomes.paths().isEmpty()) {
            rules.told()
                    .accept("no feature of the catalogue " + resolved.name()
                            + " is over outcomes, so no file of them is read");
        }
        RateTables tables = rates.tables(InstantSource.system().instant());
        if (!resolved.conversions().isEmpty() && !rates.given()) {
            rules.told()
                    .accept("no file of rates is given, so amounts in other currencies than "
                            + String.join(", ", resolved.conversions()) + " are told in none of them");
        }
        return new FeaturesJobBackfillConfig.Files(
                transactions, Mapping.text(named), delay.value(), rules.othersUnlabelled(), outcomes.paths(), tables);
    }

    private static void requireNone(String option, boolean given) {
        if (given) {
            throw new Failure(
                    ExitCodes.USAGE,
                    option + " is of a file's transactions and --transactions is not given, so the topics would be"
                            + " read; give --transactions too, or leave " + option + " out");
        }
    }

    private static Topic<?>[] needed(Catalogue catalogue) {
        List<Topic<?>> topics = new ArrayList<>(List.of(Topics.TRANSACTIONS));
        if (catalogue.needsLabels()) {
            topics.add(Topics.LABELS);
        }
        if (catalogue.needsOutcomes()) {
            topics.add(Topics.OUTCOMES);
        }
        if (!catalogue.conversions().isEmpty()) {
            topics.add(Topics.RATES);
        }
        return topics.toArray(Topic<?>[]::new);
    }

    private FeaturesJobBackfillConfig.Output destination() {
        return out.<FeaturesJobBackfillConfig.Output>map(FeaturesJobBackfillConfig.Directory::new)
                .orElseGet(
                        () -> new FeaturesJobBackfillConfig.Topics(connection(Topics.FEATURES, Topics.DEAD_LETTERS)));
    }

    private Connection connection(Topic<?>... needed) {
        Connection connection = servers.connection();
        try (TopicsAdmin admin = TopicsAdmin.connect(connection)) {
            admin.requirePresent(needed);
        }
        return connection;
    }
}
