package io.tidemark.cli.policy;

import io.tidemark.cli.options.CatalogueOption;
import io.tidemark.cli.options.DurationConverter;
import io.tidemark.cli.options.MaxMalformed;
import io.tidemark.cli.options.ModelFile;
import io.tidemark.cli.options.OtherLabels;
import io.tidemark.cli.options.TransactionsFile;
import io.tidemark.cli.print.Failure;
import io.tidemark.cli.print.Output;
import io.tidemark.exit.ExitCodes;
import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.features.files.FeatureFile;
import io.tidemark.features.files.Mapping;
import io.tidemark.scoring.policy.Policy;
import io.tidemark.scoring.policy.PolicyList;
import io.tidemark.scoring.policy.Thresholds.Unit;
import io.tidemark.scoring.policy.file.PolicyReader;
import io.tidemark.scoring.policy.simulate.Case;
import io.tidemark.scoring.policy.simulate.Simulation;
import io.tidemark.scoring.policy.simulate.SimulationResult;
import io.tidemark.settings.Nearest;
import io.tidemark.training.files.VectorScoring;
import io.tidemark.training.offline.DateRange;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "simulate",
        description = "Says what a policy would have decided on a file's transactions, beside another policy or the"
                + " model's own thresholds.",
        mixinStandardHelpOptions = true)
final class PolicySimulateCommand implements Callable<Integer> {

    @Parameters(paramLabel = "POLICY", description = "the proposed policy file")
    private Path proposed;

    @Option(
            names = "--against",
            paramLabel = "POLICY",
            description = "the policy of today (default: the thresholds that the bundle brings)")
    private Optional<Path> against;

    @Mixin
    private ModelFile model;

    @Mixin
    private TransactionsFile transactions;

    @Mixin
    private CatalogueOption catalogue;

    @Option(
            names = "--days",
            paramLabel = "A..B",
            description = "days that are decided, both included; earlier ones only make features (default: all)")
    private Optional<String> days;

    @Option(
            names = "--delay",
            paramLabel = "TIME",
            defaultValue = "7d",
            converter = DurationConverter.class,
            description = "how long after its transaction a label becomes known (default: ${DEFAULT-VALUE})")
    private Duration delay;

    @Mixin
    private ListFiles lists;

    @Mixin
    private MaxMalformed malformed;

    @Mixin
    private OtherLabels otherLabels;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws Exception {
        Catalogue features = CatalogueReader.resolve(catalogue.nameOrFile());
        PolicyReader reader = new PolicyReader(features);
        Policy after = reader.read(proposed);
        try (VectorScoring scoring = VectorScoring.open(model.path(), features.featureNames())) {
            Policy before = against.isPresent() ? reader.read(against.get()) : ModelThresholds.of(scoring, features);
            List.of(before, after).forEach(PolicySimulateCommand::checkRank);
            checkLists(List.of(before, after));
            Simulation simulation = new Simulation(before, after, features, lists.listing());
            decide(features, scoring, simulation);
            SimulationResult result = simulation.result();
            if (result.transactions() == 0) {
                throw new Failure(
                        ExitCodes.USAGE,
                        transactions.path() + " has no transactions on the days " + days.orElse("")
                                + "; choose others");
            }
            output.result(result, () -> SimulationText.of(result));
        }
        return ExitCodes.DONE;
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
                                simulation.add(new Case(
                                        row.transaction(),
                                        vector,
                                        scoring.score(vector),
                                        Double.NaN,
                                        row.verdict().map(known -> row.fraud())));
                            }
                        },
                        bad -> {});
    }

    private static void checkRank(Policy policy) {
        if (policy.thresholds().unit() == Unit.RANK || policy.slots().numbers().contains(Unit.RANK.word())) {
            throw new Failure(
                    ExitCodes.USAGE,
                    "the policy " + policy.name() + " " + policy.version() + " goes by rank, and a file has no"
                            + " reference to rank its scores in; go by score to simulate it");
        }
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
