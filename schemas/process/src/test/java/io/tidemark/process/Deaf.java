package io.tidemark.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** A child for {@link StopBoundIT} that does not end: it ignores SIGTERM, or a hook of it waits for ever. */
final class Deaf {

    private Deaf() {}

    public static void main(String[] args) throws Exception {
        if (args[0].equals("signal")) {
            Signal.handle(new Signal("TERM"), SignalHandler.SIG_IGN);
        } else {
            new StopBound(Duration.ofSeconds(1)).hold();
        }
        // Whoever asks also closes the pipe that the guard reads from.
        Runtime.getRuntime().addShutdownHook(new Thread(Deaf::waitForEver, "hook that hangs"));
        Files.writeString(Path.of(args[1]), "started");
        waitForEver();
    }

    private static void waitForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
