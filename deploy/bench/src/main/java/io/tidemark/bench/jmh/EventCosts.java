package io.tidemark.bench.jmh;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** One run of JMH over some values of what the cost might depend on, each in a process of its own. */
public final class EventCosts {

    private static final TimeValue ITERATION = TimeValue.milliseconds(500);
    private static final int WARMUPS = 3;
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private EventCosts() {}

    /**
     * @param nanos per event, one figure of every iteration
     * @param bytes allocated per event, likewise
     */
    public record Cost(List<Double> nanos, List<Double> bytes) {}

    /**
     * The costs by the value of a benchmark's parameter, in the order of the values.
     *
     * @throws RunnerException with all that JMH said, if it failed
     */
    public static Map<String, Cost> measure(
            Class<? extends EventCost> benchmark, String parameter, List<String> values, int iterations)
            throws RunnerException {
        Options options = new OptionsBuilder()
                .include(benchmark.getName().replace(".", "\\.") + "\\.event$")
                .param(parameter, values.toArray(String[]::new))
                .forks(1)
                .warmupIterations(WARMUPS)
                .warmupTime(ITERATION)
                .measurementIterations(iterations)
                .measurementTime(ITERATION)
                .addProfiler(GCProfiler.class)
                .jvmArgs("-Xmx3g", "-XX:+UseParallelGC")
                .shouldFailOnError(true)
                .build();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            return costs(
                    parameter,
                    new Runner(options, OutputFormatFactory.createFormatInstance(out, VerboseMode.NORMAL)).run());
        } catch (RunnerException e) {
            throw new RunnerException("JMH failed: " + said.toString(StandardCharsets.UTF_8), e);
        }
    }

    private static Map<String, Cost> costs(String parameter, Collection<RunResult> results) {
        Map<String, Cost> costs = new LinkedHashMap<>();
        for (RunResult result : results) {
            List<Double> nanos = new java.util.ArrayList<>();
            List<Double> bytes = new java.util.ArrayList<>();
            result.getBenchmarkResults().stream()
                    .flatMap(fork -> fork.getIterationResults().stream())
                    .forEach(iteration -> {
                        nanos.add(iteration.getPrimaryResult().getScore());
                        iteration.getSecondaryResults().forEach((name, value) -> {
                            if (name.endsWith(ALLOCATED)) {
                                bytes.add(value.getScore());
                            }
                        });
                    });
            costs.put(result.getParams().getParam(parameter), new Cost(nanos, bytes));
        }
        return costs;
    }
}
