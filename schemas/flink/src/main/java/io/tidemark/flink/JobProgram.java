package io.tidemark.flink;

import io.tidemark.exit.ExitCodes;
import java.util.List;
import java.util.Locale;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The main method of a job: reads its settings, builds it, submits it.
 *
 * <p>Whatever keeps it from that is one sentence. Where the process is the program's own ({@code flink run}, or Java
 * alone) the sentence goes to stderr and the process ends with the exit codes of all of Tidemark's processes. In the
 * job manager (REST, application mode, the operator) nothing may end the process: there the sentence is thrown, and
 * Flink hands it on.
 */
public final class JobProgram {

    private static final Logger LOG = LoggerFactory.getLogger(JobProgram.class);
    private static final String FLINKS_COMMAND_LINE = "org.apache.flink.client.cli.CliFrontend";

    /** What a job adds to the environment. */
    @FunctionalInterface
    public interface Builder {
        /**
         * @param args a properties file and what is set behind it, see {@link JobArguments}
         * @throws IllegalArgumentException in one sentence if a setting is not understood
         */
        void build(StreamExecutionEnvironment environment, String... args);
    }

    private final String name;
    private final Builder builder;

    /**
     * @param name on Flink's page
     * @param builder checks what it needs and puts the job together
     */
    public JobProgram(String name, Builder builder) {
        this.name = name;
        this.builder = builder;
    }

    /**
     * Submits the job.
     *
     * @param args see {@link JobArguments}
     * @throws JobRefused if it is not submitted and the process is not the program's own
     */
    public void run(String... args) throws Exception {
        boolean ownProcess = isOwnProcess();
        if (ownProcess) {
            // The same texts and numbers wherever it runs. A job manager's locale is not ours to change, and on task
            // managers no main method runs: what runs there says its locale itself.
            Locale.setDefault(Locale.ROOT);
        }
        if (List.of(args).contains("--help")) {
            System.out.println(JobArguments.usage(name));
            if (ownProcess) {
                System.exit(ExitCodes.DONE);
            }
            return;
        }
        try {
            submit(args);
        } catch (Exception | LinkageError e) {
            JobRefused refused = Refusals.of(name, e);
            LOG.debug("the {} job is not submitted", name, e);
            if (!ownProcess) {
                // Where the sentence alone does not say what happened, Flink's log shows the trace.
                if (refused.exitCode() == ExitCodes.FAILED) {
                    LOG.error("the {} job is not submitted", name, e);
                }
                throw refused;
            }
            System.err.println(refused.getMessage());
            System.exit(refused.exitCode());
        }
    }

    private void submit(String... args) throws Exception {
        // The version is looked at before any class is loaded that another Flink may not have.
        FlinkVersion.reasonToRefuse(name).ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        builder.build(environment, args);
        environment.execute(name);
    }

    /** Whether the thread began in our own main method or in that of Flink's command line. */
    private static boolean isOwnProcess() {
        List<String> classes = StackWalker.getInstance()
                .walk(frames -> frames.map(StackWalker.StackFrame::getClassName).toList());
        String outermost = classes.get(classes.size() - 1);
        return outermost.equals(FLINKS_COMMAND_LINE)
                || (outermost.startsWith("io.tidemark.") && outermost.endsWith("JobMain"));
    }
}
