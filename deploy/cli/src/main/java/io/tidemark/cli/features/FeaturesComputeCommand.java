package io.tidemark.cli.features;

import io.tidemark.cli.options.CatalogueOption;
import io.tidemark.cli.options.LabelDelay;
import io.tidemark.cli.options.MalformedRows;
import io.tidemark.cli.options.OtherLabels;
import io.tidemark.cli.options.OutcomeFiles;
import io.tidemark.cli.options.RateFiles;
import io.tidemark.cli.options.TableOut;
import io.tidemark.cli.options.TransactionsFile;
import io.tidemark.cli.print.Output;
import io.tidemark.exit.ExitCodes;
import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.features.files.FeatureFile;
import io.tidemark.features.files.Mapping;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "compute",
        description = "Computes the features of a file of transactions with the engine of the stream, in ordered mode.",
        mixinStandardHelpOptions = true)
final class FeaturesComputeCommand implements Callable<Integer> {

    @Mixin
    private TransactionsFile transactions;

    @Mixin
    private CatalogueOption catalogue;

    @Mixin
    private OutcomeFiles outcomes;

    @Mixin
    private RateFiles rates;

    @Mixin
    private TableOut out;

    @Mixin
    private MalformedRows malformed;

    @Mixin
    private OtherLabels otherLabels;

    @Mixin
    private LabelDelay delay;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Catalogue resolved = CatalogueReader.resolve(catalogue.nameOrFile());
        FeatureFile file = new FeatureFile(
                resolved,
                Mapping.resolve(transactions.mapping()),
                delay.value(),
                resolved.needsLabels() ? malformed.rules(output, otherLabels) : malformed.rules(output),
                outcomes.paths(),
                rates.tables(InstantSource.system().instant()));
        FeatureFile.Summary summary = file.compute(transactions.path(), out.checked(), malformed.sink(output));
        output.result(
                summary,
                () -> summary.vectors() + " vectors of " + summary.rows()
                        + resolved.nouns().in(" {events} in ") + out.path() + "; "
                        + summary.malformed() + " rows malformed, rejected " + summary.rejected() + ", flagged "
                        + summary.flagged());
        return ExitCodes.DONE;
    }
}
