package io.tidemark.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * A child for {@link ParentGuardIT}: says in a file that it started and, by a shutdown hook, that it ended in order.
 */
final class Child {

    private Child() {}

    public static void main(String[] args) throws InterruptedException, IOException {
        Path file = Path.of(args[0]);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> write(file, "ended in order")));
        write(file, "started");
        new CountDownLatch(1).await();
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
