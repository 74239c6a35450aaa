package io.tidemark.cli;

import io.tidemark.cli.models.SigningOption;
import io.tidemark.cli.options.BudgetOptions;
import io.tidemark.cli.options.CatalogueOption;
import io.tidemark.cli.options.LabelDelay;
import io.tidemark.cli.options.MaxMalformed;
import io.tidemark.cli.options.OtherLabels;
import io.tidemark.cli.options.OutcomeFiles;
import io.tidemark.cli.options.RateFiles;
import io.tidemark.cli.options.TransactionsFile;
import io.tidemark.cli.print.OutFile;
import io.tidemark.cli.print.Output;
import io.tidemark.exit.ExitCodes;
import io.tidemark.nouns.Nouns;
import io.tidemark.training.offline.DateRange;
import io.tidemark.training.offline.FilesBeside;
import io.tidemark.training.offline.OfflineTraining;
import io.tidemark.training.offline.OfflineTrainingRequest;
import io.tidemark.training.offline.OfflineTrainingResult;
import io.tidemark.training.params.GivenParameters;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "train",
        description = "Trains a model on a file's transactions and tests it on later ones.",
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

    @Mixin
    private TransactionsFile transactions;

    @Mixin
    private CatalogueOption catalogue;

    @Mixin
    private OutcomeFiles outcomes;

    @Mixin
    private RateFiles rates;

    @Option(names = "--train", required = true, paramLabel = "A..B", description = "days to train on, both included")
    private String train;

    @Option(names = "--test", paramLabel = "C..D", description = "days to test on")
    private Optional<String> test;

    @Option(
            names = "--known-too",
            description =
                    "test those too of whom a positive label was known when their day began: machines are repaired"
                            + " and fail again, cards are blocked")
    private boolean knownToo;

    @Option(
            names = "--calibration",
            paramLabel = "E..F",
            description = "later days that make the scores probabilities (default: those between training and test)")
    private Optional<String> calibration;

    @Option(
            names = "--params",
            paramLabel = "k=v,...",
            defaultValue = "",
            description =
                    "XGBoost's parameters, and rounds, the number of trees; values with commas stand in brackets, e.g."
                            + " monotone_constraints=(TX_AMOUNT:1)")
    private String params;

    @Mixin
    private BudgetOptions budget;

    @Option(
            names = "--release-share",
            paramLabel = "X",
            defaultValue = "0",
            description = "share of what would be declined that is let through by chance, to learn from it (default:"
                    + " ${DEFAULT-VALUE})")
    private double releaseShare;

    @Mixin
    private SigningOption signing;

    @Option(names = "--out", required = true, paramLabel = "BUNDLE", description = "the bundle, a zip file")
    private Path out;

    @Mixin
    private MaxMalformed malformed;

    @Mixin
    private OtherLabels otherLabels;

    @Mixin
    private LabelDelay delay;

    @Mixin
    private Output output;

    /** What scripts read; metrics null if there was nothing to measure them on. */
    private record Result(
            String version,
            String bundle,
            String bundleSha256,
            int trainRows,
            int trainFrauds,
            int testRows,
            int testFrauds,
            Double aucRoc,
            Double averagePrecision,
            @com.fasterxml.jackson.annotation.JsonProperty("card_precision_at_100") Double cardPrecisionAt100,
            Double brierUncalibrated,
            Double brier,
            Double calibrationErrorUncalibrated,
            Double calibrationError,
            List<FeatureShare> features,
            Map<String, String> params) {}

    /** Of one feature in what all add to the margins. */
    private record FeatureShare(String name, double share) {}

    @Override
    public Integer call() throws Exception {
        GivenParameters given = GivenParameters.read(params);
        given.notes().forEach(note -> output.progress("--params: " + note));
        Clock clock = Clock.systemUTC();
        OfflineTrainingResult trained = new OfflineTraining(clock, output::progress)
                .run(new OfflineTrainingRequest(
                        transactions.path(),
                        transactions.mapping(),
                        catalogue.nameOrFile(),
                        DateRange.parse(train),
                        delay.value(),
                        test.map(DateRange::parse),
                        given.parameters(),
                        budget.budget().releasing(releaseShare),
                        signing.key(),
                        calibration.map(DateRange::parse),
                        OutFile.checked(out),
                        malformed.rules(output, otherLabels),
                        new FilesBeside(outcomes.paths(), rates.tables(clock.instant())),
                        knownToo));
        Result result = result(trained);
        output.result(result, () -> text(result, trained.nouns()));
        return ExitCodes.DONE;
    }

    private static Result result(OfflineTrainingResult trained) {
        return new Result(
                trained.version(),
                trained.bundle().toString(),
                trained.bundleSha256(),
                trained.trainRows(),
                trained.trainFrauds(),
                trained.testRows(),
                trained.testFrauds(),
                boxed(trained.aucRoc()),
                boxed(trained.averagePrecision()),
                boxed(trained.cardPrecisionAt100()),
                boxed(trained.brierUncalibrated()),
                boxed(trained.brier()),
                boxed(trained.calibrationErrorUncalibrated()),
                boxed(trained.calibrationError()),
                trained.shares().entrySet().stream()
                        .map(one -> new FeatureShare(one.getKey(), one.getValue()))
                        .toList(),
                trained.params());
    }

    private static Double boxed(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private static String text(Result result, Nouns nouns) {
        String trained = String.format(
                Locale.ROOT,
                nouns.in("model %s in %s, trained on %,d rows with %,d {positives}"),
                result.version(),
                result.bundle(),
                result.trainRows(),
                result.trainFrauds());
        if (result.averagePrecision() == null) {
            return trained + shares(result);
        }
        String calibrated = result.brier() == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%nBrier score          %.5f (uncalibrated %.5f)%ncalibration error    %.5f (uncalibrated"
                                + " %.5f)",
                        result.brier(),
                        result.brierUncalibrated(),
                        result.calibrationError(),
                        result.calibrationErrorUncalibrated());
        return trained
                + String.format(
                        Locale.ROOT,
                        nouns.in("%ntest rows %,d, {positives} %,d%nAUC ROC              %.4f%naverage precision"
                                + "    %.4f%n%-20s %.3f"),
                        result.testRows(),
                        result.testFrauds(),
                        result.aucRoc(),
                        result.averagePrecision(),
                        nouns.in("{ranked} precision @100"),
                        result.cardPrecisionAt100())
                + calibrated
                + shares(result);
    }

    private static String shares(Result result) {
        if (result.features().isEmpty()) {
            return "";
        }
        StringBuilder lines = new StringBuilder("%nshare of each feature in what moves the scores:".formatted());
        result.features().forEach(one -> lines.append("%n%6.1f %%  %s".formatted(100 * one.share(), one.name())));
        return lines.toString();
    }
}
