package io.tidemark.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.bench.measure.Bench;
import io.tidemark.bench.measure.BenchOptions;
import io.tidemark.bench.measure.BenchResult;
import io.tidemark.bench.measure.MachineUse;
import io.tidemark.bench.measure.MachineWatch;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.spi.ToolProvider;

/**
 * The benchmarks for whoever has them on its class path and does not want to be compiled with them. {@code NAME ROUNDS
 * [OPTION=VALUE ...]} runs one and writes {@link Report} as JSON, or one sentence to {@code err} and gives 2 if that
 * cannot be asked for; {@code --names} writes the names of all, one in a line.
 */
public final class BenchTool implements ToolProvider {

    private static final int USAGE = 2;

    /**
     * What was measured.
     *
     * @param machine what else went on meanwhile; null where the system does not tell
     */
    public record Report(List<BenchResult> results, MachineUse machine) {}

    @Override
    public String name() {
        return "tidemark-bench";
    }

    @Override
    public int run(PrintWriter out, PrintWriter err, String... words) {
        if (words.length == 1 && words[0].equals("--names")) {
            Benches.names().forEach(out::println);
            return 0;
        }
        Bench bench = Benches.of(words[0])
                .orElseThrow(() -> new IllegalArgumentException("there is no benchmark '" + words[0] + "'"));
        BenchOptions options;
        try {
            options = BenchOptions.parse(bench, Arrays.asList(words).subList(1, words.length));
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return USAGE;
        }
        out.println(json(report(bench, options, err)));
        return 0;
    }

    private static Report report(Bench bench, BenchOptions options, PrintWriter err) {
        Optional<MachineWatch> watch = MachineWatch.start();
        List<BenchResult> results = results(bench, options, err);
        MachineUse machine = watch.map(MachineWatch::use).orElse(null);
        if (machine == null) {
            return new Report(results, null);
        }
        err.println(String.format(
                Locale.ROOT,
                "others used %.2f of %d processors meanwhile, load average %.1f%s",
                machine.others(),
                machine.processors(),
                machine.loadAverage(),
                machine.busy() ? ": the machine was busy, and no figure of this run can be trusted" : ""));
        return new Report(results.stream().map(result -> result.on(machine)).toList(), machine);
    }

    private static List<BenchResult> results(Bench bench, BenchOptions options, PrintWriter err) {
        try {
            return bench.run(options, err::println);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("the benchmark " + bench.name() + " failed: " + e.getMessage(), e);
        }
    }

    private static String json(Report report) {
        try {
            return new ObjectMapper().writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
