package io.tidemark.retraining;

import static io.tidemark.retraining.LogFixture.FraudPattern.AFTER_DRIFT;
import static io.tidemark.retraining.LogFixture.FraudPattern.BEFORE_DRIFT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.process.ResidentMemory;
import io.tidemark.schemas.Candidate;
import io.tidemark.schemas.ModelBundle;
import io.tidemark.schemas.RetrainingCause;
import io.tidemark.schemas.RetrainingRequest;
import io.tidemark.schemas.kafka.Connection;
import io.tidemark.schemas.topics.Topics;
import io.tidemark.scoring.model.Bundle;
import io.tidemark.scoring.model.DataSet;
import io.tidemark.scoring.model.LogRange;
import io.tidemark.scoring.model.Manifest;
import io.tidemark.scoring.model.Sampling;
import io.tidemark.scoring.model.Training;
import io.tidemark.scoring.model.signing.KeyFiles;
import io.tidemark.scoring.model.signing.SignaturePolicy;
import io.tidemark.scoring.model.signing.SigningKey;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class RetrainingServiceIT {

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    private static final Instant ASKED = Instant.parse("2026-03-02T00:00:00Z");
    /** More than a heap of 64 MiB holds. */
    private static final int MANY = 160_000;

    private static final FeatureSpace SPACE = FeatureSpace.of(CatalogueReader.shipped("handbook"));

    @TempDir
    Path keys;

    @TempDir
    Path state;

    private Connection connection;
    private LogFixture log;
    private RetrainingService service;
    private Thread worker;

    @BeforeEach
    void cleanSlate() throws Exception {
        connection = KAFKA.freshConnection();
        log = new LogFixture(connection);
        KeyFiles.in(keys).write(SigningKey.generate(new SecureRandom()));
    }

    @AfterEach
    void stopEverything() throws Exception {
        stop();
        log.close();
    }

    @Test
    void withoutAChampionACandidateThatBeatsGuessingIsPublishedForPromotion() throws Exception {
        log.traffic(SPACE, 6000, BEFORE_DRIFT);
        ask("r1", RetrainingCause.PERSON);
        start();

        Candidate candidate = candidates(1).get(0);

        assertThat(candidate.getPromote()).as(candidate.getFinding()).isTrue();
        assertThat(candidate.getRequestId()).isEqualTo("r1");
        ModelBundle published = log.all(Topics.MODELS).get(0);
        assertThat(published.getVersion()).isEqualTo(candidate.getModel().getVersion());
        Bundle bundle = Bundle.open(published.getBundle().array());
        Manifest manifest = bundle.manifest();
        assertThat(manifest.version()).isEqualTo(published.getVersion());
        assertThat(SignaturePolicy.trusting(keys).refusal(bundle.manifestJson(), bundle.signature()))
                .isEmpty();
        assertThat(manifest.metrics())
                .containsKeys("average_precision", "count_fraud_chargeback", "count_genuine_matured");
        assertThat(manifest.policy().declineThreshold()).isGreaterThan(0.5);
        assertThat(manifest.training().source()).isEqualTo("scores");
    }

    @Test
    void afterADriftTheCandidateBeatsTheChampionOnTheSameRows() throws Exception {
        Bundle old = champion(BEFORE_DRIFT);
        log.champion(old);
        log.traffic(SPACE, 6000, AFTER_DRIFT);
        ask("alarm", RetrainingCause.ALARM);
        start();

        Candidate candidate = candidates(1).get(0);

        assertThat(candidate.getPromote()).as(candidate.getFinding()).isTrue();
        assertThat(candidate.getChampion().getBundleSha256()).isEqualTo(old.sha256());
        assertThat(candidate.getCandidateAveragePrecision())
                .isGreaterThan(candidate.getChampionAveragePrecision() + 0.3);
    }

    @Test
    void withoutADriftTheCandidateIsKeptBackAndTheAlarmAskedAgain() throws Exception {
        log.champion(champion(BEFORE_DRIFT));
        log.traffic(SPACE, 6000, BEFORE_DRIFT);
        ask("alarm", RetrainingCause.ALARM);
        start();

        Candidate candidate = candidates(1).get(0);

        assertThat(candidate.getPromote()).as(candidate.getFinding()).isFalse();
        assertThat(log.all(Topics.RETRAINING_REQUESTS))
                .extracting(RetrainingRequest::getRequestId)
                .containsExactly("alarm", "alarm~2");
    }

    @Test
    void tooFewFraudsAreRefusedWithTheirNumbersAndNothingIsPublished() throws Exception {
        log.traffic(SPACE, 600, BEFORE_DRIFT);
        ask("r1", RetrainingCause.PERSON);
        start();

        Candidate candidate = candidates(1).get(0);

        assertThat(candidate.getPromote()).isFalse();
        assertThat(candidate.getFinding())
                .startsWith("Too few matured frauds: ")
                .contains("at least 20 are needed");
        assertThat(log.all(Topics.MODELS)).isEmpty();
    }

    @Test
    void requestsAtOnceAreAnsweredByOneRetrainingAndNeverAgainAfterARestart() throws Exception {
        log.traffic(SPACE, 6000, BEFORE_DRIFT);
        ask("r1", RetrainingCause.ALARM);
        ask("r2", RetrainingCause.SCHEDULE);
        start();
        candidates(1);
        stop();
        ask("r3", RetrainingCause.PERSON);
        start();

        assertThat(candidates(2)).extracting(Candidate::getRequestId).containsExactly("r1", "r3");
        assertThat(log.all(Topics.MODELS)).hasSize(2);
    }

    @Test
    void aDataSetRebuiltFromItsManifestHasTheSameHashAndTheModelTheSameBytes(@TempDir Path rebuilt) throws Exception {
        log.traffic(SPACE, 6000, BEFORE_DRIFT);
        ask("r1", RetrainingCause.PERSON);
        start();
        candidates(1);
        log.traffic(SPACE, 6000, 6500, AFTER_DRIFT);
        ModelBundle published = log.all(Topics.MODELS).get(0);
        Bundle bundle = Bundle.open(published.getBundle().array());

        DataSetRebuild.Result result = log.rebuild().run(bundle, rebuilt.resolve("rows.avro"));

        assertThat(result.rebuilt()).isEqualTo(result.recorded());
        assertThat(result.sameModel()).isTrue();
        Path kept = state.resolve("datasets").resolve(published.getVersion());
        assertThat(kept.resolve("data-set.avro")).hasSameBinaryContentAs(rebuilt.resolve("rows.avro"));
        assertThat(kept.resolve("manifest.json")).hasBinaryContent(bundle.manifestJson());
        DataSet recorded = bundle.manifest().training().dataSet().orElseThrow();
        assertThat(recorded.rows()).isEqualTo(result.rows()).isGreaterThan(5_000);
        assertThat(recorded.log()).extracting(LogRange::topic).containsOnly("scores", "labels");
    }

    @Test
    void moreThanTheHeapHoldsIsTrainedOnFromASampleThatCanBeDrawnAgain(@TempDir Path rebuilt) throws Exception {
        log.traffic(SPACE, MANY, BEFORE_DRIFT);
        Map<String, String> small = Map.of("training.heap", "64", "label.maturity", "2h", "training.range", "365d");
        ask("r1", RetrainingCause.PERSON);
        start(with(small, "training.rows", "1000000"));
        assertThat(candidates(1).get(0).getFinding())
                .startsWith("The training needed more than its Java heap of 64 MiB");
        stop();
        ask("r2", RetrainingCause.PERSON);
        start(with(small, "cooldown", "1ms"));

        Candidate candidate = candidates(2).get(1);

        assertThat(candidate.getPromote()).as(candidate.getFinding()).isTrue();
        Bundle bundle = Bundle.open(log.all(Topics.MODELS).get(0).getBundle().array());
        DataSet set = bundle.manifest().training().dataSet().orElseThrow();
        Sampling sampling = set.sampling().orElseThrow();
        assertThat(set.rows()).isEqualTo(sampling.most());
        assertThat((set.rows() - set.frauds()) / sampling.share() + set.frauds())
                .isCloseTo(MANY - 120, withinPercentage(2));
        assertThat(candidate.getFinding()).contains("which stand for");
        DataSetRebuild.Result result = log.rebuild().run(bundle, rebuilt.resolve("rows.avro"));
        assertThat(result.sameRows()).isTrue();
        assertThat(result.sameModel()).isTrue();
    }

    @Test
    void aChampionThatIsReplacedDuringTheTrainingIsNotComparedWithAnyMore() throws Exception {
        log.champion(champion(BEFORE_DRIFT));
        log.traffic(SPACE, 6000, AFTER_DRIFT);
        ask("r1", RetrainingCause.PERSON);
        start();
        await().atMost(Duration.ofSeconds(30)).until(() -> service.progress().isPresent());
        log.withdrawChampion();

        Candidate candidate = candidates(1).get(0);

        assertThat(candidate.getPromote()).isFalse();
        assertThat(candidate.getFinding())
                .startsWith("The candidate was compared with the champion m-old on ")
                .endsWith("but meanwhile no champion is in force: kept back");
        assertThat(log.all(Topics.MODELS)).extracting(ModelBundle::getVersion).containsExactly("m-old");
    }

    @Test
    void theScheduleAsksWhenEventTimeEntersItsNextSlot() throws Exception {
        log.traffic(SPACE, 600, BEFORE_DRIFT);
        start(Map.of("schedule", "1d", "schedule.clock", "event", "cooldown", "1ms"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> service.reasonNotReady().isEmpty());
        assertThat(log.all(Topics.RETRAINING_REQUESTS)).isEmpty();

        log.traffic(SPACE, 600, 1_500, BEFORE_DRIFT);

        assertThat(candidates(1)).extracting(Candidate::getRequestId).containsExactly("schedule-2026-03-02T00:00:00Z");
        RetrainingRequest request = log.all(Topics.RETRAINING_REQUESTS).get(0);
        assertThat(request.getCause()).isEqualTo(RetrainingCause.SCHEDULE);
        assertThat(request.getEventTime()).isBetween("2026-03-02T00:00:00Z", "2026-03-02T00:59:00Z");
    }

    @Test
    void aTrainingThatTakesLongerThanItsBudgetIsStoppedAndSaysSo() throws Exception {
        ask("r1", RetrainingCause.PERSON);
        start(Map.of("training.time", "1ms"));

        assertThat(candidates(1).get(0).getFinding())
                .startsWith("The training took longer than its budget of 0.0 s and was stopped")
                .endsWith(": kept back");
        assertThat(log.all(Topics.MODELS)).isEmpty();
    }

    @Test
    void aTrainingThatTakesMoreMemoryThanItsBudgetIsStoppedAndSaysSo() throws Exception {
        assumeThat(ResidentMemory.of(ProcessHandle.current().pid())).isPresent();
        log.traffic(SPACE, 600, BEFORE_DRIFT);
        ask("r1", RetrainingCause.PERSON);
        start(Map.of("training.memory", "64"));

        assertThat(candidates(1).get(0).getFinding())
                .contains("of memory where its budget is 64 MiB and was stopped")
                .endsWith(": kept back");
    }

    @Test
    void aTrainingLeavesNothingButItsLog() throws Exception {
        log.traffic(SPACE, 600, BEFORE_DRIFT);
        ask("r1", RetrainingCause.PERSON);
        start();
        candidates(1);
        stop();

        assertThat(state.resolve("work")).isEmptyDirectory();
        assertThat(state.resolve("training.log")).isNotEmptyFile();
    }

    private List<Candidate> candidates(int count) {
        // Trainings give way to everything else on the machine.
        return await().atMost(Duration.ofMinutes(4))
                .until(() -> log.all(Topics.CANDIDATES), candidates -> candidates.size() >= count);
    }

    private void ask(String id, RetrainingCause cause) {
        log.send(Topics.RETRAINING_REQUESTS, id, Records.request(id, cause, ASKED));
    }

    private static Map<String, String> with(Map<String, String> properties, String key, String value) {
        Map<String, String> more = new HashMap<>(properties);
        more.put(key, value);
        return more;
    }

    private void start() {
        start(Map.of());
    }

    private void start(Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(connection.toProperties());
        properties.put("label.maturity", "2h");
        properties.put("params", "rounds=30");
        properties.put("resamples", "200");
        properties.put("search.candidates", "3");
        properties.put("search.time", "3s");
        properties.put("state.dir", state.toString());
        properties.putAll(more);
        properties.put("models.signing.key", KeyFiles.in(keys).privateKey().toString());
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

    private void stop() throws InterruptedException {
        if (service != null) {
            service.stop();
            worker.join();
        }
    }

    private static Bundle champion(LogFixture.FraudPattern pattern) {
        List<TrainingRow> rows = LogFixture.rows(SPACE, 100_000, 6000, pattern);
        TrainingParameters params = TrainingParameters.parse("rounds=30");
        try (TrainedModel model = new Trainer(params).train(rows, SPACE.featureNames())) {
            Training training = new Training("test", ASKED, ASKED, rows.size(), 0, Duration.ZERO, params.all());
            Optional<double[]> scores = Optional.of(Retraining.doubles(model.scores(rows)));
            return new BundleAssembler(SPACE, AlertBudget.DEFAULT)
                    .assemble("m-old", ASKED, model, training, Map.of(), Optional.empty(), rows, scores.get());
        }
    }
}
