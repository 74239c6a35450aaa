package io.tidemark.retraining;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topics;
import io.tidemark.retraining.settings.RetrainingConfig;
import io.tidemark.schemas.Candidate;
import io.tidemark.schemas.RetrainingCause;
import io.tidemark.scoring.model.signing.KeyFiles;
import io.tidemark.scoring.model.signing.SigningKey;
import io.tidemark.training.rows.Records;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The retraining service in this process, with trainings in processes of their own. */
final class ServiceRun implements AutoCloseable {

    private static final Instant ASKED = Instant.parse("2026-03-02T00:00:00Z");
    /** Trainings give way to everything else on the machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private final Connection connection;
    private final LogFixture log;
    private final Path directory;
    private RetrainingService service;
    private Thread worker;

    /** @param directory for keys and state */
    ServiceRun(Connection connection, LogFixture log, Path directory) throws Exception {
        this.connection = connection;
        this.log = log;
        this.directory = directory;
        KeyFiles.in(keys()).write(SigningKey.generate(new SecureRandom()));
    }

    Path keys() {
        return directory.resolve("keys");
    }

    Path state() {
        return directory.resolve("state");
    }

    RetrainingService service() {
        return service;
    }

    void ask(String id, RetrainingCause cause) {
        log.send(Topics.RETRAINING_REQUESTS, id, Records.request(id, cause, ASKED));
    }

    /** All that there are, once there are so many. */
    List<Candidate> candidates(int count) {
        return await().atMost(PATIENCE)
                .until(() -> log.all(Topics.CANDIDATES), candidates -> candidates.size() >= count);
    }

    void start() {
        start(Map.of());
    }

    void start(Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(connection.toProperties());
        properties.put("label.maturity", "2h");
        properties.put("params", "rounds=30");
        properties.put("resamples", "200");
        properties.put("search.candidates", "3");
        properties.put("search.time", "3s");
        properties.put("state.dir", state().toString());
        properties.putAll(more);
        properties.put("models.signing.key", KeyFiles.in(keys()).privateKey().toString());
        service =
                new RetrainingService(RetrainingConfig.from(properties), Clock.systemUTC(), new SimpleMeterRegistry());
        worker = new Thread(this::work, "retraining");
        worker.start();
    }

    private void work() {
        try {
            service.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void stop() throws InterruptedException {
        if (service != null) {
            service.stop();
            worker.join();
        }
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }
}
