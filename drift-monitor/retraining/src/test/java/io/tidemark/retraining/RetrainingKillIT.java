package io.tidemark.retraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topics;
import io.tidemark.process.ChildProcess;
import io.tidemark.process.JavaCommand;
import io.tidemark.retraining.run.PropertiesFile;
import io.tidemark.schemas.Candidate;
import io.tidemark.schemas.ModelBundle;
import io.tidemark.schemas.RetrainingCause;
import io.tidemark.training.bundle.FeatureSpace;
import io.tidemark.training.rows.Records;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The service, or its training, is killed at random points of its work; more often with
 * {@code -Dtidemark.retraining.kills=20}.
 */
@Tag("component")
@Tag("exact")
class RetrainingKillIT {

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    private static final int KILLS = Integer.getInteger("tidemark.retraining.kills", 3);
    private static final long SEED = Long.getLong("tidemark.retraining.seed", 5L);
    private static final Instant ASKED = Instant.parse("2026-03-02T00:00:00Z");
    private static final FeatureSpace SPACE = FeatureSpace.of(CatalogueReader.shipped("handbook"));
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path directory;

    private final List<ProcessHandle> seen = new ArrayList<>();
    private Connection connection;
    private LogFixture log;
    private ChildProcess service;

    @BeforeEach
    void trafficToTrainOn() throws Exception {
        connection = KAFKA.freshConnection();
        log = new LogFixture(connection);
        log.traffic(SPACE, 6000, LogFixture.FraudPattern.BEFORE_DRIFT);
        Map<String, String> properties = new HashMap<>(connection.toProperties());
        properties.put("state.dir", directory.resolve("state").toString());
        properties.put("label.maturity", "2h");
        properties.put("params", "rounds=30");
        properties.put("resamples", "200");
        properties.put("search.candidates", "3");
        properties.put("search.time", "3s");
        properties.put("cooldown", "1ms");
        new PropertiesFile(directory.resolve("retraining.properties")).write(properties);
    }

    @AfterEach
    void stopEverything() throws Exception {
        service.kill();
        log.close();
    }

    @Test
    void killedAtAnyPointItAnswersEachRequestOnceAndLeavesNoOrphan() throws Exception {
        Random random = new Random(SEED);
        long undisturbed = answer("r0");
        for (int kill = 1; kill <= KILLS; kill++) {
            ask("r" + kill);
            boolean theService = random.nextBoolean();
            if (theService) {
                // Killed between two answers the next start counts, too.
                service.kill();
                start();
            } else {
                await().atMost(PATIENCE).until(() -> !trainings().isEmpty());
            }
            // A start costs most of an answer, so this reaches from the first line of the service to behind its answer.
            Duration moment = Duration.ofMillis(random.nextLong(Math.max(1, undisturbed)));
            assertThat(service.awaitExit(moment)).as(service.logTail()).isEmpty();
            List<ProcessHandle> trainings = trainings();
            if (theService) {
                service.kill();
                await("the training ends with its service").atMost(PATIENCE).until(() -> trainings.stream()
                        .noneMatch(ProcessHandle::isAlive));
                start();
            } else {
                trainings.forEach(ProcessHandle::destroyForcibly);
            }
            awaitAnswers(kill + 1);
        }
        service.stop();

        String seed = "seed " + SEED;
        List<Candidate> candidates = log.all(Topics.CANDIDATES);
        assertThat(candidates)
                .as(seed)
                .extracting(Candidate::getRequestId)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(0, KILLS).mapToObj(i -> "r" + i).toList());
        assertThat(log.all(Topics.MODELS))
                .as(seed)
                .extracting(ModelBundle::getVersion)
                .containsExactlyElementsOf(candidates.stream()
                        .map(one -> one.getModel().getVersion())
                        .toList());
        assertThat(seen).as(seed).noneMatch(ProcessHandle::isAlive);
        assertThat(directory.resolve("state/work")).isEmptyDirectory();
    }

    /** Milliseconds from the start of the service to its answer. */
    private long answer(String request) {
        ask(request);
        long begin = System.nanoTime();
        start();
        awaitAnswers(1);
        return Duration.ofNanos(System.nanoTime() - begin).toMillis();
    }

    private void awaitAnswers(int count) {
        await().atMost(PATIENCE).until(() -> {
            trainings();
            return log.all(Topics.CANDIDATES).size() >= count;
        });
    }

    private List<ProcessHandle> trainings() {
        List<ProcessHandle> now = ProcessHandle.of(service.pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .toList();
        seen.addAll(now);
        return now;
    }

    private void ask(String id) {
        log.send(Topics.RETRAINING_REQUESTS, id, Records.request(id, RetrainingCause.PERSON, ASKED));
    }

    private void start() {
        JavaCommand command = JavaCommand.of(RetrainingMain.class.getName())
                .heap(256)
                .small()
                .argument(directory.resolve("retraining.properties").toString());
        service = ChildProcess.start("retraining", command, directory.resolve("retraining.log"));
    }
}
