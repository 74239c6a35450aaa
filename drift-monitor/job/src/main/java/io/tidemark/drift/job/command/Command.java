package io.tidemark.drift.job.command;

import java.io.File;
import java.util.List;
import org.apache.flink.api.common.functions.MapFunction;

/**
 * Runs a command to its end. It ends with the task, whether that is cancelled (Flink interrupts it) or its process
 * dies: a command that watches its stdin sees the end of it then.
 */
final class Command implements MapFunction<Long, Integer> {

    private static final long serialVersionUID = 1;

    private final String log;
    private final String[] words;

    Command(String log, List<String> words) {
        this.log = log;
        this.words = words.toArray(String[]::new);
    }

    /** @throws IllegalStateException if the command's exit code is not 0 */
    @Override
    public Integer map(Long unused) throws Exception {
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(log)))
                .start();
        try {
            int code = process.waitFor();
            if (code != 0) {
                throw new IllegalStateException("the command ended with exit code " + code + "; its log " + log
                        + " on the task manager's machine says why");
            }
            return code;
        } finally {
            process.destroyForcibly();
        }
    }
}
