package io.tidemark.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** A process that does not end when it is asked, for {@link ChildrenIT}. */
final class DeafMain {

    private DeafMain() {}

    public static void main(String[] args) throws Exception {
        Signal.handle(new Signal("TERM"), SignalHandler.SIG_IGN);
        Runtime.getRuntime().addShutdownHook(new Thread(DeafMain::waitForEver));
        Files.writeString(Path.of(args[0]), "started");
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
