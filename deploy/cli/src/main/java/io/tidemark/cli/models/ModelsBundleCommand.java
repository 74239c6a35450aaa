package io.tidemark.cli.models;

import io.tidemark.cli.options.BudgetOptions;
import io.tidemark.cli.options.TableOptions;
import io.tidemark.cli.print.OutFile;
import io.tidemark.cli.print.Output;
import io.tidemark.exit.ExitCodes;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.training.files.OutsideBundling;
import io.tidemark.training.files.OutsideBundlingRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "bundle",
        description = "Makes a bundle of a model that was trained elsewhere, e.g. in Python.",
        mixinStandardHelpOptions = true)
final class ModelsBundleCommand implements Callable<Integer> {

    @Parameters(paramLabel = "MODEL", description = "XGBoost's own model.json or model.ubj")
    private Path model;

    @Option(
            names = "--features",
            paramLabel = "a,b,c|FILE",
            description = "names of the model's columns in its order: a list, or a file with one a line")
    private Optional<String> features;

    @Option(
            names = "--catalogue",
            paramLabel = "C",
            description =
                    "the catalogue that computes them: handbook, payments or a file (default: the shipped one that fits)")
    private Optional<String> catalogue;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FEATURES.csv",
            description =
                    "rows for reference profile, thresholds and golden vectors, best those that it was not trained on;"
                            + " with customer_id and day the drift limits are better")
    private Path data;

    @Option(names = "--version", paramLabel = "V", description = "default: made of the time")
    private Optional<String> version;

    @Mixin
    private BudgetOptions budget;

    @Option(names = "--out", paramLabel = "F", defaultValue = "bundle.zip", description = "default: ${DEFAULT-VALUE}")
    private Path out;

    @Mixin
    private TableOptions tables;

    @Mixin
    private SigningOption signing;

    @Mixin
    private Output output;

    private record Result(
            String version,
            String bundle,
            String bundleSha256,
            int features,
            String catalogue,
            double reviewThreshold,
            double declineThreshold) {}

    @Override
    public Integer call() throws IOException {
        Path target = OutFile.checked(out);
        Bundle unsigned = new OutsideBundling(Clock.systemUTC(), output::progress)
                .bundle(new OutsideBundlingRequest(
                        model,
                        features.isPresent() ? Optional.of(names(features.get())) : Optional.empty(),
                        catalogue,
                        data,
                        tables.form(),
                        version,
                        budget.budget()));
        Bundle bundle = signing.key().map(unsigned::signedBy).orElse(unsigned);
        Files.write(target, bundle.bytes());
        Result result = new Result(
                bundle.manifest().version(),
                target.toString(),
                bundle.sha256(),
                bundle.manifest().featureNames().size(),
                bundle.manifest().catalogue(),
                bundle.manifest().policy().reviewThreshold(),
                bundle.manifest().policy().declineThreshold());
        output.result(
                result,
                () -> "model " + result.version() + " with " + result.features() + " features of the catalogue "
                        + result.catalogue() + " in " + target);
        return ExitCodes.DONE;
    }

    private static List<String> names(String listOrFile) throws IOException {
        Path file = Path.of(listOrFile);
        String text = Files.isRegularFile(file) ? Files.readString(file) : listOrFile;
        return Arrays.stream(text.split("[,\\r\\n]+"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
