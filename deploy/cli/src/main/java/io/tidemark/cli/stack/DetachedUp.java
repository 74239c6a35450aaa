package io.tidemark.cli.stack;

import io.tidemark.cli.print.Failure;
import io.tidemark.process.OwnerOnly;
import io.tidemark.stack.directory.DataDir;
import io.tidemark.stack.directory.PrivateDirectory;
import io.tidemark.stack.directory.StackState;
import io.tidemark.stack.directory.StackStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs {@code up} as a process of its own session and waits until its stack is ready. */
final class DetachedUp {

    private static final Path SET_SESSION = Path.of("/usr/bin/setsid");
    /** By name: it stands above all commands, this one among them. */
    private static final String MAIN = "io.tidemark.cli.DetachedMain";

    private static final long POLL_MILLIS = 200;

    private DetachedUp() {}

    /**
     * Starts it with the words of this command line, and returns when everything is ready.
     *
     * @throws Failure with the end of its log if it ends before that
     */
    static void start(List<String> arguments, DataDir dataDir, Consumer<String> progress) throws InterruptedException {
        PrivateDirectory.prepare(dataDir, progress);
        Path log = dataDir.log("up");
        Process up = launch(arguments, dataDir, log);
        int told = 0;
        while (!isReady(dataDir, up.pid())) {
            boolean ended = up.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
            List<String> lines = lines(log);
            lines.subList(told, lines.size()).forEach(progress);
            told = lines.size();
            if (ended) {
                throw new Failure(up.exitValue(), "the stack did not get ready; the reason stands above and in " + log);
            }
        }
    }

    private static Process launch(List<String> arguments, DataDir dataDir, Path log) {
        List<String> words = new ArrayList<>();
        if (Files.isExecutable(SET_SESSION)) {
            // Out of the terminal's session, so that closing the terminal does not end it.
            words.add(SET_SESSION.toString());
        }
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
        words.add(System.getProperty("java.class.path"));
        words.add(MAIN);
        Path file = dataDir.arguments();
        words.add(file.toString());
        try {
            ArgumentsFile.write(
                    file,
                    arguments.stream().filter(word -> !word.equals("--detach")).toList());
            OwnerOnly.createDirectories(log.getParent());
            return new ProcessBuilder(words)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("the stack cannot be started: " + e.getMessage(), e);
        }
    }

    private static boolean isReady(DataDir dataDir, long pid) {
        Optional<StackState> state = StackStatus.find(dataDir);
        return state.isPresent()
                && state.get().ready()
                && state.get().supervisor().pid() == pid;
    }

    private static List<String> lines(Path log) {
        try {
            String text = Files.readString(log, StandardCharsets.UTF_8);
            // The last line may be half written.
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(log + " cannot be read: " + e.getMessage(), e);
        }
    }
}
