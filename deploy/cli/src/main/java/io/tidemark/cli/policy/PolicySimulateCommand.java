package io.tidemark.cli.policy;

import io.tidemark.cli.options.CatalogueOption;
import io.tidemark.cli.options.DurationConverter;
import io.tidemark.cli.options.MaxMalformed;
import io.tidemark.cli.options.ModelFile;
import io.tidemark.cli.options.OtherLabels;
import io.tidemark.cli.options.TransactionsFile;
import io.tidemark.cli.print.Failure;
import io.tidemark.cli.print.Output;
import io.tidemark.cli.server.Servers;
import io.tidemark.exit.ExitCodes;
import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.features.files.FeatureFile;
import io.tidemark.features.files.Mapping;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.scoring.model.fetch.BundleSource;
import io.tidemark.scoring.policy.Listing;
import io.tidemark.scoring.policy.Policy;
import io.tidemark.scoring.policy.PolicyList;
import io.tidemark.scoring.policy.file.PolicyReader;
import io.tidemark.scoring.policy.simulate.Case;
import io.tidemark.scoring.policy.simulate.Simulation;
import io.tidemark.scoring.policy.simulate.SimulationResult;
import io.tidemark.settings.Nearest;
import io.tidemark.stack.StackRelease;
import io.tidemark.training.files.VectorScoring;
import io.tidemark.training.offline.DateRange;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "simulate",
        description = {
            "Says what a policy would have decided, beside another one: on a file's transactions, or, without"
                    + " --transactions, on the decisions on record.",
            "Of a file the other one is by default what the model's own thresholds say, on record what decides now."
                    + " Scores on record are those that decided, unless --model names a bundle."
        },
        mixinStandardHelpOptions = true)
final class PolicySimulateCommand implements Callable<Integer> {

    @Parameters(paramLabel = "POLICY", description = "the proposed policy file")
    private Path proposed;

    @Option(
            names = "--against",
            paramLabel = "POLICY",
            description = "the policy of today (default: what decides without one, or now)")
    private Optional<Path> against;

    @ArgGroup(exclusive = false)
    private ModelFile model;

    @ArgGroup(exclusive = false)
    private TransactionsFile transactions;

    @Mixin
    private CatalogueOption catalogue;

    @Option(
            names = "--days",
            paramLabel = "A..B",
            description = "days that are decided, both included; of a file earlier ones only make features. On record"
                    + " also a number: so many of the newest (default: all)")
    private Optional<String> days;

    @Option(
            names = "--delay",
            paramLabel = "TIME",
            defaultValue = "7d",
            converter = DurationConverter.class,
            description = "how long after its transaction a label becomes known; on record, the age from which on one"
                    + " without a label is genuine (default: ${DEFAULT-VALUE})")
    private Duration delay;

    @Mixin
    private ListFiles lists;

    @Mixin
    private MaxMalformed malformed;

    @Mixin
    private OtherLabels otherLabels;

    @Mixin
    private Servers servers;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws Exception {
        Catalogue features = CatalogueReader.resolve(catalogue.nameOrFile());
        Policy after = new PolicyReader(features).read(proposed);
        SimulationResult result = transactions == null ? onRecord(features, after) : ofFile(features, after);
        if (result.transactions() == 0) {
            throw new Failure(
                    ExitCodes.USAGE,
                    (transactions == null ? "the record" : transactions.path().toString())
                            + " has no transactions that were decided as usual on the days " + days.orElse("")
                            + "; choose others");
        }
        output.result(result, () -> SimulationText.of(result));
        return ExitCodes.DONE;
    }

    private SimulationResult ofFile(Catalogue features, Policy after) throws IOException {
        if (model == null) {
            throw new Failure(ExitCodes.USAGE, "a file has no scores; name a model with --model");
        }
        try (VectorScoring scoring = VectorScoring.open(model.path(), features.featureNames())) {
            Policy before = against.isPresent()
                    ? new PolicyReader(features).read(against.get())
                    : ModelThresholds.of(
                            scoring.thresholds()
                                    .orElseThrow(() -> new Failure(
                                            ExitCodes.USAGE,
                                            "a bare model brings no thresholds to compare with; name the policy of"
                                                    + " today with --against")),
                            features);
            check(List.of(before, after), Optional.of(scoring));
            Simulation simulation = new Simulation(before, after, features, lists.listing());
            decide(features, scoring, simulation);
            return simulation.result();
        }
    }

    private SimulationResult onRecord(Catalogue features, Policy after) throws IOException {
        Connection connection = servers.connection();
        try (SchemaRegistry registry = SchemaRegistry.connect(connection)) {
            InForce now = new InForce(connection, registry);
            Policy before = against.isPresent()
                    ? new PolicyReader(features).read(against.get())
                    : now.policy(
                            features,
                            servers.localStack()
                                    .map(stack -> StackRelease.of(stack).source())
                                    .orElse(BundleSource.NONE));
            Listing listing = lists.names().isEmpty() ? now.listing() : lists.listing();
            Simulation simulation = new Simulation(before, after, features, listing);
            RecordedHistory history = new RecordedHistory(connection, registry, delay);
            if (model == null) {
                check(List.of(before, after), Optional.empty());
                history.read(days, features, Optional.empty(), simulation::add);
            } else {
                try (VectorScoring scoring = VectorScoring.open(model.path(), features.featureNames())) {
                    check(List.of(before, after), Optional.of(scoring));
                    history.read(days, features, Optional.of(scoring), simulation::add);
                }
            }
            if (history.undecodable() > 0) {
                output.progress("%,d records of %s could not be read and are left out"
                        .formatted(history.undecodable(), connection.topic(Topics.SCORES)));
            }
            return simulation.result();
        }
    }

    private void decide(Catalogue features, VectorScoring scoring, Simulation simulation) {
        Optional<DateRange> range = days.map(DateRange::parse);
        new FeatureFile(features, Mapping.resolve(transactions.mapping()), delay, malformed.rules(output, otherLabels))
                .compute(
                        transactions.path(),
                        (row, vector) -> {
                            LocalDate day =
                                    LocalDate.ofInstant(row.transaction().getEventTime(), ZoneOffset.UTC);
                            if (range.isEmpty() || range.get().contains(day)) {
                                double score = scoring.score(vector);
                                simulation.add(new Case(
                                        row.transaction(),
                                        vector,
                                        score,
                                        scoring.rank(score),
                                        row.verdict().map(known -> row.fraud())));
                            }
                        },
                        bad -> {});
    }

    /** @param scoring empty: the models that decided rank, as far as they could, and nobody asks whether calibrated */
    private void check(List<Policy> policies, Optional<VectorScoring> scoring) {
        for (Policy policy : policies) {
            if (policy.asksForRank() && scoring.isPresent() && !scoring.get().ranks()) {
                throw new Failure(
                        ExitCodes.USAGE,
                        "the policy " + policy.name() + " " + policy.version() + " goes by rank, but the model "
                                + model.path() + " holds no reference to rank its scores in; train it anew, or go by"
                                + " score");
            }
            if (policy.asksForProbability()
                    && scoring.isPresent()
                    && !scoring.get().calibrated()) {
                throw new Failure(
                        ExitCodes.USAGE,
                        "the policy " + policy.name() + " " + policy.version() + " goes by cost, which takes scores for"
                                + " probabilities, but the model " + model.path() + " holds no calibration that makes"
                                + " them such; train it anew with --calibration on days with more frauds, or go by"
                                + " score");
            }
        }
        checkLists(policies);
    }

    private void checkLists(List<Policy> policies) {
        List<String> known = policies.stream()
                .flatMap(policy -> policy.lists().stream())
                .map(PolicyList::name)
                .distinct()
                .toList();
        for (String name : lists.names()) {
            if (!known.contains(name)) {
                throw new Failure(
                        ExitCodes.USAGE,
                        "--list: no policy uses a list '" + name + "'; " + Nearest.suggestion(name, known));
            }
        }
    }
}
