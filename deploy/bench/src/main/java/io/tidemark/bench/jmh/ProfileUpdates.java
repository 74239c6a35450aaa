package io.tidemark.bench.jmh;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs of JMH over {@link ProfileUpdate}, each in a process of its own. */
public final class ProfileUpdates {
    private static final TimeValue ITERATION = TimeValue.milliseconds(500);
    private static final int ITERATIONS = 4;

    private ProfileUpdates() {}

    /**
     * Nanoseconds a value, the median call of every iteration.
     *
     * @param ours or the peer's
     * @throws RunnerException with all that JMH said, if it failed
     */
    public static List<Double> nanos(boolean ours, ColumnShape shape) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(ProfileUpdate.class.getName().replace(".", "\\.") + "\\." + (ours ? "ours" : "peer") + "$")
                .param("shape", shape.name())
                .forks(1)
                .warmupIterations(ITERATIONS)
                .warmupTime(ITERATION)
                .measurementIterations(ITERATIONS)
                .measurementTime(ITERATION)
                .shouldFailOnError(true)
                .build();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            return new Runner(options, OutputFormatFactory.createFormatInstance(out, VerboseMode.NORMAL))
                    .run().stream()
                            .flatMap(result -> result.getBenchmarkResults().stream())
                            .flatMap(fork -> fork.getIterationResults().stream())
                            .map(iteration ->
                                    iteration.getPrimaryResult().getStatistics().getPercentile(50))
                            .map(nanos -> nanos / (ours ? ProfileUpdate.OURS : ProfileUpdate.PEER))
                            .toList();
        } catch (RunnerException e) {
            throw new RunnerException("JMH failed: " + said.toString(StandardCharsets.UTF_8), e);
        }
    }
}
