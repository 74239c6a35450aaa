package io.tidemark.cli;

import io.tidemark.cli.options.OtherLabels;
import io.tidemark.cli.options.TableOptions;
import io.tidemark.cli.print.Output;
import io.tidemark.exit.ExitCodes;
import io.tidemark.training.files.Evaluation;
import io.tidemark.training.files.EvaluationResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "evaluate",
        description = "Computes AUC ROC, average precision and card precision of a file of scores.",
        mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {

    @Option(
            names = "--scores",
            required = true,
            paramLabel = "F",
            description = "CSV with transaction_id,customer_id,day,label,score")
    private Path scores;

    @Option(names = "-k", defaultValue = "100", description = "cards looked at per day (default: ${DEFAULT-VALUE})")
    private int k;

    @Mixin
    private TableOptions tables;

    @Mixin
    private OtherLabels otherLabels;

    @Mixin
    private Output output;

    /** What scripts read; null where there was nothing to measure. */
    private record Result(
            int rows,
            int frauds,
            Double aucRoc,
            Double averagePrecision,
            Double cardPrecisionAtK,
            List<Integer> hitsPerDay) {}

    @Override
    public Integer call() throws Exception {
        EvaluationResult found = Evaluation.of(scores, tables.form(), k, otherLabels.unlabelled(), output::progress);
        Result result = new Result(
                found.rows(),
                found.frauds(),
                finite(found.aucRoc()),
                finite(found.averagePrecision()),
                finite(found.cardPrecisionAtK()),
                found.hitsPerDay());
        output.result(result, () -> text(result));
        // Without a fraud, or with nothing else, there is no ranking to judge.
        return Double.isFinite(found.aucRoc()) ? ExitCodes.DONE : ExitCodes.CHECK_SAID_NO;
    }

    private static Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private String text(Result result) {
        return String.format(
                Locale.ROOT,
                "rows %,d, frauds %,d%nAUC ROC              %s%naverage precision    %s%ncard precision @%-4d%s%nhits per day         %s",
                result.rows(),
                result.frauds(),
                four(result.aucRoc()),
                four(result.averagePrecision()),
                k,
                four(result.cardPrecisionAtK()),
                result.hitsPerDay());
    }

    private static String four(Double value) {
        return value == null ? "undefined" : String.format(Locale.ROOT, "%.4f", value);
    }
}
