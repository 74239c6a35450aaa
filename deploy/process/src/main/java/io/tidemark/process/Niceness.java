package io.tidemark.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The words before a command that make it give way to all others; none where the system has no such words. */
final class Niceness {

    private static final List<String> PROCESSOR = List.of("nice", "-n", "19");
    private static final List<String> DISK = List.of("ionice", "-c", "3");

    private Niceness() {}

    /** Each replaces itself by the command that follows, so that the process id stays that of the command. */
    static List<String> words() {
        List<String> words = new ArrayList<>();
        if (works(PROCESSOR)) {
            words.addAll(PROCESSOR);
        }
        if (works(DISK)) {
            words.addAll(DISK);
        }
        return words;
    }

    private static boolean works(List<String> prefix) {
        List<String> trial = new ArrayList<>(prefix);
        trial.add("true");
        try {
            return new ProcessBuilder(trial)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // There is no such program here.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
