package io.tidemark.drift.job.command;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * A job of one task that runs one command on the machine of its task manager, and ends as the command does. It needs
 * nothing but Flink and the JDK, so that its jar can be handed to any cluster.
 */
public final class CommandJob {

    private static final int NAME = 0;
    private static final int LOG = 1;
    private static final int WORDS = 2;

    private CommandJob() {}

    /**
     * Entry point.
     *
     * @param args the job's name, the file that the command's output is appended to, and the words of the command
     */
    public static void main(String[] args) throws Exception {
        // The same texts and numbers wherever it runs.
        Locale.setDefault(Locale.ROOT);
        if (args.length <= WORDS) {
            throw new IllegalArgumentException(
                    "a command job needs a name, a log file and a command, but was given " + Arrays.toString(args));
        }
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        build(environment, args[LOG], List.of(args).subList(WORDS, args.length));
        environment.executeAsync(args[NAME]);
    }

    private static void build(StreamExecutionEnvironment environment, String log, List<String> words) {
        environment.setParallelism(1);
        // Whoever submitted it knows whether the command may be run twice.
        environment.configure(new Configuration().set(RestartStrategyOptions.RESTART_STRATEGY, "disable"));
        environment
                .fromSequence(1, 1)
                .uid("once")
                .name("once")
                .map(new Command(log, words))
                .uid("command")
                .name("command")
                .sinkTo(new DiscardingSink<>())
                .uid("done")
                .name("done");
    }
}
