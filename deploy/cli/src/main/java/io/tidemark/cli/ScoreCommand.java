package io.tidemark.cli;

import io.tidemark.cli.options.ModelFile;
import io.tidemark.cli.options.TableOptions;
import io.tidemark.cli.print.Failure;
import io.tidemark.cli.print.OutFile;
import io.tidemark.cli.print.Output;
import io.tidemark.exit.ExitCodes;
import io.tidemark.features.files.table.InputFile;
import io.tidemark.features.files.table.NothingUsableException;
import io.tidemark.training.files.FileScoring;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "score", description = "Scores a file of features.", mixinStandardHelpOptions = true)
final class ScoreCommand implements Callable<Integer> {

    /** What computes the margins. */
    enum Engine {
        COMPILED,
        XGBOOST4J
    }

    @Mixin
    private ModelFile model;

    @Option(
            names = "--features",
            required = true,
            paramLabel = "F",
            description = "CSV with transaction_id and the model's features in any order")
    private Path features;

    @Option(names = "--out", required = true, paramLabel = "O", description = "CSV transaction_id,score,margin")
    private Path out;

    @Option(
            names = "--engine",
            defaultValue = "compiled",
            description = "compiled or xgboost4j (default: ${DEFAULT-VALUE})")
    private Engine engine;

    @Option(
            names = "--reasons",
            paramLabel = "N",
            arity = "0..1",
            defaultValue = "0",
            fallbackValue = "4",
            description = "with what raised each score most: reason_1,reason_1_contribution,reason_1_sentence up to N"
                    + " (N: ${FALLBACK-VALUE}); contributions in log-odds")
    private int reasons;

    @Mixin
    private TableOptions tables;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws Exception {
        if (reasons < 0) {
            throw new Failure(ExitCodes.USAGE, "--reasons is " + reasons + ", but should be 1 or more");
        }
        long rows = FileScoring.score(
                model.path(),
                features,
                tables.form(),
                OutFile.checked(out),
                engine.name().toLowerCase(Locale.ROOT),
                reasons,
                output::progress);
        if (rows == 0) {
            throw new NothingUsableException(
                    InputFile.name(features) + " has a header and no rows, so there is nothing to score");
        }
        output.result(Map.of("rows", rows), () -> rows + " rows scored into " + out);
        return ExitCodes.DONE;
    }
}
