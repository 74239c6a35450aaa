package io.tidemark.bench.scoring.http;

import io.tidemark.bench.files.Directories;
import io.tidemark.embedded.Ports;
import io.tidemark.process.ChildProcess;
import io.tidemark.process.JavaCommand;
import io.tidemark.process.ReadyCheck;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A model server in a process of its own. */
public final class ModelServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path dir;
    private final ChildProcess process;
    private final int port;

    private ModelServer(Path dir, ChildProcess process, int port) {
        this.dir = dir;
        this.process = process;
        this.port = port;
    }

    /** @param format of the model's file, {@code ubj} or {@code json} */
    public static ModelServer start(byte[] model, String format) throws IOException, InterruptedException {
        Path dir = Files.createTempDirectory("tidemark-bench-model-server");
        Path file = Files.write(dir.resolve("model." + format), model);
        int port = Ports.free();
        JavaCommand command = JavaCommand.of(ModelServerMain.class.getName())
                .heap(256)
                .argument(String.valueOf(port))
                .argument(file.toString())
                .argument(format);
        ModelServer server =
                new ModelServer(dir, ChildProcess.start("model-server", command, dir.resolve("server.log")), port);
        try {
            server.process.awaitReady(ReadyCheck.http(server.uri("/health")), PATIENCE);
            return server;
        } catch (RuntimeException | InterruptedException e) {
            server.close();
            throw e;
        }
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    @Override
    public void close() throws IOException {
        process.stop();
        Directories.delete(dir);
    }
}
