package io.tidemark.cli.drift;

import io.tidemark.cli.compare.ColumnChoice;
import io.tidemark.cli.compare.ComparedFiles;
import io.tidemark.cli.compare.WrittenFile;
import io.tidemark.cli.options.CurrentTableOptions;
import io.tidemark.cli.page.DriftPage;
import io.tidemark.cli.page.DriftVerdict;
import io.tidemark.cli.print.Failure;
import io.tidemark.cli.print.Output;
import io.tidemark.exit.ExitCodes;
import io.tidemark.features.files.table.InputFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "compare",
        description =
                "Compares the columns of two CSV files, plain or packed (gzip, zstd): how far they moved, and whether"
                        + " that is more than chance.",
        mixinStandardHelpOptions = true)
final class DriftCompareCommand implements Callable<Integer> {

    private static final long SEED = 20_240_101;

    @Option(names = "--reference", required = true, paramLabel = "A", description = "what it was like")
    private Path reference;

    @Option(names = "--current", required = true, paramLabel = "B", description = "what it is like")
    private Path current;

    @Option(
            names = "--html",
            paramLabel = "R",
            description = "also write a page that opens anywhere, without a network")
    private Optional<Path> html;

    @Option(
            names = "--columns",
            split = ",",
            paramLabel = "C",
            description = "compare only these (default: all that both files have)")
    private List<String> columns = List.of();

    @Option(names = "--ignore", split = ",", paramLabel = "C", description = "leave these out, ids for instance")
    private List<String> ignore = List.of();

    @Option(
            names = "--block",
            split = ",",
            paramLabel = "C",
            description =
                    "rows of the reference with the same values here belong together, e.g. customer_id,day: they are"
                            + " drawn together when the limits are found, since rows that hang together vary more"
                            + " (default: a column that looks like an owner's, which is said; none: each row stands"
                            + " alone)")
    private List<String> block = List.of();

    @Option(
            names = "--minimum-effect",
            paramLabel = "PSI",
            defaultValue = "0.1",
            description = "below it no shift matters (default: ${DEFAULT-VALUE})")
    private double minimumEffect;

    @Option(
            names = "--check",
            description =
                    "exit with 3 if a column drifted, is gone or has come, and with 1 if the rows are too few to say")
    private boolean check;

    @Mixin
    private CurrentTableOptions tables;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws Exception {
        if (!(minimumEffect >= 0)) {
            throw new Failure(ExitCodes.USAGE, "--minimum-effect is " + minimumEffect + ", but should be 0 or more");
        }
        DriftVerdict verdict = verdict();
        if (html.isPresent()) {
            String page = DriftPage.of(
                    "Drift", String.valueOf(reference.getFileName()), String.valueOf(current.getFileName()), verdict);
            Files.writeString(html.get(), page, StandardCharsets.UTF_8);
            output.progress("the page is " + html.get());
        }
        output.result(ShiftJson.of(verdict), () -> ShiftTable.of(verdict));
        if (verdict.saysNothing()) {
            output.progress("the files have too few rows to say that nothing has moved; compare more of them");
        }
        if (check && verdict.drifted()) {
            return ExitCodes.CHECK_SAID_NO;
        }
        return check && verdict.saysNothing() ? ExitCodes.FAILED : ExitCodes.DONE;
    }

    private DriftVerdict verdict() {
        if (InputFile.isStandardInput(reference) && InputFile.isStandardInput(current)) {
            throw new Failure(
                    ExitCodes.USAGE, "--reference and --current are both standard input; name a file for one of them");
        }
        ComparedFiles files = ComparedFiles.read(
                new WrittenFile(reference, tables.reference()),
                new WrittenFile(current, tables.current()),
                new ColumnChoice(columns, ignore, block),
                output::progress);
        files.owner()
                .ifPresent(owner -> output.progress(String.format(
                        Locale.ROOT,
                        "rows of one %s (%,d of them) are taken to hang together, as with --block %s; --block %s if"
                                + " each stands alone",
                        owner.column(),
                        owner.owners(),
                        owner.column(),
                        ColumnChoice.ALONE)));
        return DriftVerdict.of(files, minimumEffect, SEED);
    }
}
