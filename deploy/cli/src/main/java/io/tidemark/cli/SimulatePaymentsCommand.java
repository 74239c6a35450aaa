package io.tidemark.cli;

import io.tidemark.cli.options.TableOut;
import io.tidemark.cli.print.OutFile;
import io.tidemark.cli.print.Output;
import io.tidemark.demo.payments.PaymentsFiles;
import io.tidemark.demo.simulator.SimulationPlan;
import io.tidemark.exit.ExitCodes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "simulate-payments",
        description =
                "Writes card payments with numbers of others (an issuer's and a device's score and more), in three"
                        + " currencies, and what became of each: data for the example of card payments.",
        mixinStandardHelpOptions = true)
final class SimulatePaymentsCommand implements Callable<Integer> {

    @Mixin
    private SimulatedStretch stretch;

    @Option(names = "--days", defaultValue = "42", description = "how many are written (default: ${DEFAULT-VALUE})")
    private int days;

    @Option(
            names = "--per-hour",
            defaultValue = "100",
            description = "genuine payments an hour, on average over the day (default: ${DEFAULT-VALUE})")
    private double perHour;

    @Option(names = "--seed", defaultValue = "1", description = "another town (default: ${DEFAULT-VALUE})")
    private long seed;

    @Mixin
    private TableOut out;

    @Option(
            names = "--outcomes-out",
            required = true,
            paramLabel = "O",
            description = "CSV of what became of them; packed if it ends with .gz")
    private Path outcomes;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        Path file = out.checked();
        Path other = OutFile.checked(outcomes);
        Instant first = stretch.first();
        PaymentsFiles.Written written = PaymentsFiles.write(
                SimulationPlan.town(seed, stretch.from(), perHour),
                first,
                first.plus(Duration.ofDays(days)),
                file,
                other);
        output.result(written, () -> "%,d transactions from %s to %s in %s, %,d of them frauds; %,d outcomes in %s"
                .formatted(
                        written.transactions(),
                        written.from(),
                        written.until(),
                        out.path(),
                        written.frauds(),
                        written.outcomes(),
                        outcomes));
        return ExitCodes.DONE;
    }
}
