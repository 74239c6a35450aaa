package io.tidemark.cli.rates;

import io.tidemark.cli.print.Output;
import io.tidemark.exit.ExitCodes;
import io.tidemark.features.rates.RateTables;
import io.tidemark.features.rates.RatesReader;
import io.tidemark.schemas.RateTable;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "validate",
        description = "Checks a file of rates and says everything that is wrong with it; needs no servers.",
        mixinStandardHelpOptions = true)
final class RatesValidateCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "YAML: currency, and tables with from and rates")
    private Path file;

    @Mixin
    private Output output;

    /** What scripts read. */
    private record Result(String currency, int tables, List<String> codes, Instant from, Instant to) {}

    @Override
    public Integer call() {
        List<RateTable> tables =
                RatesReader.read(file, RateTables.NONE, InstantSource.system().instant());
        TreeSet<String> codes = new TreeSet<>();
        tables.forEach(table -> codes.addAll(table.getRates().keySet()));
        RateTable last = tables.get(tables.size() - 1);
        Result result = new Result(
                last.getCurrency(),
                tables.size(),
                List.copyOf(codes),
                tables.get(0).getFrom(),
                last.getFrom());
        output.result(
                result, () -> "%s can be used: %d tables of rates to %s for %s, the first from %s, the last from %s"
                        .formatted(
                                file,
                                result.tables(),
                                result.currency(),
                                String.join(", ", result.codes()),
                                result.from(),
                                result.to()));
        return ExitCodes.DONE;
    }
}
