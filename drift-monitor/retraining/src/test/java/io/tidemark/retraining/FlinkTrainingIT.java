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
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.parts.BundlePart;
import io.tidemark.training.bundle.FeatureSpace;
import io.tidemark.training.rows.Records;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The service and its trainings are processes; the cluster and its page run in this one. */
@Tag("component")
class FlinkTrainingIT {

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    @RegisterExtension
    static final FlinkSession FLINK = new FlinkSession();

    private static final Instant ASKED = Instant.parse("2026-03-02T00:00:00Z");
    private static final FeatureSpace SPACE = FeatureSpace.of(CatalogueReader.shipped("handbook"));
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path directory;

    private Connection connection;
    private LogFixture log;
    private ChildProcess service;

    @BeforeEach
    void trafficToTrainOn() throws Exception {
        connection = KAFKA.freshConnection();
        log = new LogFixture(connection);
        log.traffic(SPACE, 6000, LogFixture.FraudPattern.BEFORE_DRIFT);
    }

    @AfterEach
    void stopEverything() throws Exception {
        if (service != null) {
            service.kill();
        }
        log.close();
    }

    @Test
    void theModelHasTheSameBytesWhereverItIsTrained() throws Exception {
        start(Map.of("training.run", "process"));
        ask("here");
        awaitAnswers(1);
        service.stop();
        start(flink());
        ask("there");
        awaitAnswers(2);

        List<Bundle> bundles = log.all(Topics.MODELS).stream()
                .map(ModelBundle::getBundle)
                .map(bytes -> Bundle.open(bytes.array()))
                .toList();

        assertThat(bundles).as(this::findings).hasSize(2);
        assertThat(bundles.get(1).model()).isEqualTo(bundles.get(0).model());
        assertThat(bundles.get(1).part(BundlePart.REFERENCE_PROFILE)).hasValueSatisfying(profile -> assertThat(profile)
                .isEqualTo(bundles.get(0).part(BundlePart.REFERENCE_PROFILE).orElseThrow()));
        assertThat(bundles.get(1).manifest().training().dataSet().orElseThrow().sha256())
                .isEqualTo(bundles.get(0)
                        .manifest()
                        .training()
                        .dataSet()
                        .orElseThrow()
                        .sha256());
        assertThat(jobs()).extracting(JobStatusMessage::getJobState).contains(JobStatus.FINISHED);
        service.stop();
        assertThat(directory.resolve("state/work")).isEmptyDirectory();
    }

    @Test
    void aServiceThatIsKilledMeanwhileAnswersOnceAndLeavesNoJobAndNoProcess() throws Exception {
        start(flink());
        ask("r1");
        await().atMost(PATIENCE).until(() -> !trainings().isEmpty());
        List<ProcessHandle> orphans = trainings();
        service.kill();

        start(flink());
        awaitAnswers(1);
        service.stop();

        assertThat(log.all(Topics.CANDIDATES))
                .extracting(Candidate::getRequestId)
                .containsExactly("r1");
        assertThat(log.all(Topics.MODELS)).as(this::findings).hasSize(1);
        assertThat(orphans).isNotEmpty();
        await().atMost(PATIENCE).until(() -> orphans.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(trainings()).isEmpty();
        assertThat(jobs()).allMatch(job -> job.getJobState().isTerminalState());
        assertThat(directory.resolve("state/work")).isEmptyDirectory();
    }

    @Test
    void aServiceThatNeverComesBackLeavesNoJobAndNoProcess() throws Exception {
        start(flink("search.candidates", "5000", "search.time", "10m"));
        ask("r1");
        await().atMost(PATIENCE).until(() -> !trainings().isEmpty());
        service.kill();

        await().atMost(PATIENCE)
                .until(() -> trainings().isEmpty()
                        && jobs().stream().allMatch(job -> job.getJobState().isTerminalState()));
        assertThat(log.all(Topics.CANDIDATES)).isEmpty();
    }

    @Test
    void aTrainingThatTakesLongerThanItsBudgetIsCancelledAndSaysSo() throws Exception {
        start(flink("search.candidates", "5000", "search.time", "10m", "training.time", "12s"));
        ask("r1");
        awaitAnswers(1);

        assertThat(log.all(Topics.CANDIDATES).get(0).getFinding())
                .startsWith("The training took longer than its budget of 12 s and was stopped")
                .endsWith(": kept back");
        assertThat(jobs()).allMatch(job -> job.getJobState().isTerminalState());
    }

    /** Not those of the service, which is a child of this process, too. */
    private List<ProcessHandle> trainings() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line ->
                                line.contains(directory.resolve("state/work").toString()))
                        .isPresent())
                .toList();
    }

    private static List<JobStatusMessage> jobs() throws Exception {
        return FLINK.cluster().listJobs().get().stream().toList();
    }

    private String findings() {
        return log.all(Topics.CANDIDATES).stream().map(Candidate::getFinding).toList() + service.logTail();
    }

    private void awaitAnswers(int count) {
        await().atMost(PATIENCE).until(() -> log.all(Topics.CANDIDATES).size() >= count);
    }

    private void ask(String id) {
        log.send(Topics.RETRAINING_REQUESTS, id, Records.request(id, RetrainingCause.PERSON, ASKED));
    }

    private static Map<String, String> flink(String... more) throws Exception {
        Map<String, String> properties = new HashMap<>(Map.of(
                "training.run", "flink", "training.flink", FLINK.address().toString()));
        for (int i = 0; i < more.length; i += 2) {
            properties.put(more[i], more[i + 1]);
        }
        return properties;
    }

    private void start(Map<String, String> more) throws IOException {
        Map<String, String> properties = new HashMap<>(connection.toProperties());
        properties.put("state.dir", directory.resolve("state").toString());
        properties.put("label.maturity", "2h");
        properties.put("params", "rounds=30");
        properties.put("resamples", "200");
        properties.put("search.candidates", "1");
        properties.put("cooldown", "1ms");
        properties.putAll(more);
        Path file = directory.resolve("retraining.properties");
        new PropertiesFile(file).write(properties);
        JavaCommand command =
                JavaCommand.of(RetrainingMain.class.getName()).heap(256).small().argument(file.toString());
        service = ChildProcess.start("retraining", command, directory.resolve("retraining.log"));
    }
}
