package io.tidemark.cli;

import io.tidemark.cli.options.TableOut;
import io.tidemark.cli.print.Output;
import io.tidemark.demo.machines.Machines;
import io.tidemark.demo.machines.MachinesPlan;
import io.tidemark.demo.machines.Reading;
import io.tidemark.demo.machines.ReadingsFile;
import io.tidemark.exit.ExitCodes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "simulate-machines",
        description = "Writes readings of machines that wear out, with whether each fails within 24 hours: data for the"
                + " example of another domain.",
        mixinStandardHelpOptions = true)
final class SimulateMachinesCommand implements Callable<Integer> {

    @Option(names = "--machines", defaultValue = "40", description = "how many there are (default: ${DEFAULT-VALUE})")
    private int machines;

    @Mixin
    private SimulatedStretch stretch;

    @Option(names = "--days", defaultValue = "28", description = "how many are written (default: ${DEFAULT-VALUE})")
    private int days;

    @Option(names = "--seed", defaultValue = "1", description = "other machines (default: ${DEFAULT-VALUE})")
    private long seed;

    @Mixin
    private TableOut out;

    @Mixin
    private Output output;

    /** What scripts read. */
    private record Result(long readings, long failing, Instant from, Instant until) {}

    @Override
    public Integer call() throws IOException {
        Path file = out.checked();
        List<Reading> readings =
                Machines.readings(new MachinesPlan(seed, stretch.from(), machines, stretch.skipped(), days));
        ReadingsFile.write(file, readings);
        Result result = new Result(
                readings.size(),
                readings.stream().filter(Reading::failsSoon).count(),
                readings.get(0).at(),
                readings.get(readings.size() - 1).at());
        output.result(
                result, () -> "%,d readings from %s to %s in %s, %,d of them of machines that fail within 24 hours"
                        .formatted(result.readings(), result.from(), result.until(), out.path(), result.failing()));
        return ExitCodes.DONE;
    }
}
