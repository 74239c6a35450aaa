package io.tidemark.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The words before a command that make it give way to others; none where the system has no such words. */
final class Niceness {

    private static final List<String> DISK = List.of("ionice", "-c", "3");

    private Niceness() {}

    /**
     * Each replaces itself by the command that follows, so that the process id stays that of the command.
     *
     * @param level 0 gives way to nobody, {@link GivingWay#MOST} to everybody, for the disk too
     */
    static List<String> words(int level) {
        List<String> words = new ArrayList<>();
        List<String> processor = List.of("nice", "-n", String.valueOf(level));
        if (level > 0 && works(processor)) {
            words.addAll(processor);
        }
        if (level == GivingWay.MOST && works(DISK)) {
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
