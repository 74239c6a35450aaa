package io.tidemark.bench.training;

import io.tidemark.bench.files.Directories;
import io.tidemark.process.ChildProcess;
import io.tidemark.process.JavaCommand;
import io.tidemark.retraining.RetrainingMain;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The retraining service with a training under way in its process, which lasts longer than anybody measures beside it.
 */
final class Neighbour implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path dir;
    private final ChildProcess service;

    private Neighbour(Path dir, ChildProcess service) {
        this.dir = dir;
        this.service = service;
    }

    /** @param history of a connection whose {@code scores} and {@code labels} it trains on */
    static Neighbour start(Map<String, String> history) throws IOException {
        Path dir = Files.createTempDirectory("tidemark-bench-neighbour");
        Map<String, String> values = new HashMap<>(history);
        values.put("state.dir", dir.resolve("state").toString());
        values.put("schedule", "1s");
        values.put("cooldown", "0s");
        values.put("training.time", "3h");
        values.put("search.time", "3h");
        values.put("search.candidates", "1000");
        values.put("search.patience", "400");
        Properties properties = new Properties();
        properties.putAll(values);
        Path file = dir.resolve("retraining.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        JavaCommand command =
                JavaCommand.of(RetrainingMain.class.getName()).small().heap(256).argument(file.toString());
        return new Neighbour(dir, ChildProcess.start("retraining", command, dir.resolve("retraining.log")));
    }

    /** Waits until the training's process is there and says which. */
    long awaitTraining() throws InterruptedException {
        AtomicLong found = new AtomicLong();
        service.awaitReady(
                () -> {
                    OptionalLong training = training();
                    training.ifPresent(found::set);
                    return training.isPresent() ? Optional.empty() : Optional.of("no training has begun");
                },
                PATIENCE);
        return found.get();
    }

    /** The process that trains, if one does: the only one that the service starts once it has made that one's log. */
    OptionalLong training() {
        if (!Files.exists(dir.resolve("state").resolve("training.log"))) {
            return OptionalLong.empty();
        }
        return ProcessHandle.of(service.pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .mapToLong(ProcessHandle::pid)
                .findFirst();
    }

    @Override
    public void close() throws IOException {
        service.stop();
        Directories.delete(dir);
    }
}
