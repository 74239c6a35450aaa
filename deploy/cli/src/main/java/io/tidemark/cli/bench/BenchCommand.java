package io.tidemark.cli.bench;

import io.tidemark.cli.print.Output;
import io.tidemark.cli.print.TextTable;
import io.tidemark.exit.ExitCodes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "bench",
        description = "Measures what must be fast, beside its peer in one run; exits 3 if a goal is missed.",
        mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {

    /** The benchmarks that there are, for the help. */
    static final class Names implements Iterable<String> {
        @Override
        public java.util.Iterator<String> iterator() {
            return Benchmarks.find().map(Benchmarks::names).orElse(List.of()).iterator();
        }
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", completionCandidates = Names.class, description = "${COMPLETION-CANDIDATES}")
    private String name;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "how often each side is measured, in turns (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Option(names = "--catalogue", paramLabel = "NAME", description = "handbook or payments: which features (pipeline)")
    private String catalogue;

    @Option(
            names = "--state",
            paramLabel = "BACKEND",
            description = "heap or rocksdb: where the features job keeps its state (pipeline)")
    private String state;

    @Option(names = "--seconds", paramLabel = "N", description = "how long each rate is measured (pipeline)")
    private String seconds;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "transactions a second that are taken for sustained, in place of a search (pipeline)")
    private String rate;

    @Option(
            names = "--commit",
            paramLabel = "MS",
            description = "milliseconds from one commit of the scoring app to the next (pipeline)")
    private String commit;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws Exception {
        Benchmarks benchmarks = Benchmarks.needed();
        if (!benchmarks.names().contains(name)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "there is no benchmark '" + name + "'; use one of " + String.join(", ", benchmarks.names()));
        }
        if (rounds < 1) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--rounds " + rounds + " measures nothing; use at least 1");
        }
        Report report = benchmarks.measure(name, rounds, wishes(), output::progress);
        List<Measured> results = report.results();
        output.result(report, () -> text(results));
        return results.stream().allMatch(Measured::met) ? ExitCodes.DONE : ExitCodes.CHECK_SAID_NO;
    }

    private Map<String, String> wishes() {
        Map<String, String> wishes = new LinkedHashMap<>();
        wish(wishes, "catalogue", catalogue);
        wish(wishes, "state", state);
        wish(wishes, "seconds", seconds);
        wish(wishes, "rate", rate);
        wish(wishes, "commit", commit);
        return wishes;
    }

    private static void wish(Map<String, String> wishes, String name, String value) {
        if (value != null) {
            wishes.put(name, value);
        }
    }

    private static String text(List<Measured> results) {
        TextTable table = new TextTable(
                "WHAT", "OURS", "SPREAD", "PEER", "SPREAD", "UNIT", "RATIO", "GOAL", "MET", "EQUAL", "BUSY");
        results.forEach(result -> table.row(
                result.name(),
                number(result.ours()),
                result.oursSpread(),
                number(result.peer()) + " " + result.peerName(),
                result.peerSpread(),
                result.unit(),
                number(result.ratio()),
                result.goal(),
                result.met() ? "yes" : "NO",
                result.equal() ? "yes" : "NO",
                result.busy() ? "BUSY" : "no"));
        return table.toString();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%.0f", value);
    }
}
