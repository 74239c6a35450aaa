package io.tidemark.retraining;

import static io.tidemark.retraining.LogFixture.FraudPattern.AFTER_DRIFT;
import static io.tidemark.retraining.LogFixture.FraudPattern.BEFORE_DRIFT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topics;
import io.tidemark.retraining.log.DataSetRebuild;
import io.tidemark.schemas.Candidate;
import io.tidemark.schemas.ModelBundle;
import io.tidemark.schemas.RetrainingCause;
import io.tidemark.schemas.RetrainingRequest;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.manifest.DataSet;
import io.tidemark.scoring.model.manifest.LogRange;
import io.tidemark.scoring.model.manifest.Manifest;
import io.tidemark.scoring.model.signing.SignaturePolicy;
import io.tidemark.training.bundle.FeatureSpace;
import io.tidemark.training.rows.Records;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Tag("component")
class RetrainingServiceIT {

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    private static final Instant ASKED = Instant.parse("2026-03-02T00:00:00Z");
    private static final FeatureSpace SPACE = FeatureSpace.of(CatalogueReader.shipped("handbook"));

    @TempDir
    Path directory;

    private LogFixture log;
    private ServiceRun run;

    @BeforeEach
    void cleanSlate() throws Exception {
        Connection connection = KAFKA.freshConnection();
        log = new LogFixture(connection);
        run = new ServiceRun(connection, log, directory);
    }

    @AfterEach
    void stopEverything() throws Exception {
        run.close();
        log.close();
    }

    @Test
    void withoutAChampionACandidateThatBeatsGuessingIsPublishedForPromotion() throws Exception {
        log.traffic(SPACE, 6000, BEFORE_DRIFT);
        run.ask("r1", RetrainingCause.PERSON);
        run.start();

        Candidate candidate = run.candidates(1).get(0);

        assertThat(candidate.getPromote()).as(candidate.getFinding()).isTrue();
        assertThat(candidate.getRequestId()).isEqualTo("r1");
        ModelBundle published = log.all(Topics.MODELS).get(0);
        assertThat(published.getVersion()).isEqualTo(candidate.getModel().getVersion());
        Bundle bundle = Bundle.open(published.getBundle().array());
        Manifest manifest = bundle.manifest();
        assertThat(manifest.version()).isEqualTo(published.getVersion());
        assertThat(SignaturePolicy.trusting(run.keys()).refusal(bundle.manifestJson(), bundle.signature()))
                .isEmpty();
        assertThat(manifest.metrics())
                .containsKeys("average_precision", "count_fraud_chargeback", "count_genuine_matured");
        assertThat(manifest.policy().declineThreshold()).isGreaterThan(0.5);
        assertThat(manifest.training().source()).isEqualTo("scores");
    }

    @Test
    void afterADriftTheCandidateBeatsTheChampionOnTheSameRows() throws Exception {
        Bundle old = TestChampion.of(SPACE, BEFORE_DRIFT);
        log.champion(old);
        log.traffic(SPACE, 6000, AFTER_DRIFT);
        run.ask("alarm", RetrainingCause.ALARM);
        run.start();

        Candidate candidate = run.candidates(1).get(0);

        assertThat(candidate.getPromote()).as(candidate.getFinding()).isTrue();
        assertThat(candidate.getChampion().getBundleSha256()).isEqualTo(old.sha256());
        assertThat(candidate.getCandidateAveragePrecision())
                .isGreaterThan(candidate.getChampionAveragePrecision() + 0.3);
    }

    @Test
    void withoutADriftTheCandidateIsKeptBackAndTheAlarmAskedAgain() throws Exception {
        log.champion(TestChampion.of(SPACE, BEFORE_DRIFT));
        log.traffic(SPACE, 6000, BEFORE_DRIFT);
        run.ask("alarm", RetrainingCause.ALARM);
        run.start();

        Candidate candidate = run.candidates(1).get(0);

        assertThat(candidate.getPromote()).as(candidate.getFinding()).isFalse();
        assertThat(log.all(Topics.RETRAINING_REQUESTS))
                .extracting(RetrainingRequest::getRequestId)
                .containsExactly("alarm", "alarm~2");
    }

    @Test
    void tooFewFraudsAreRefusedWithTheirNumbersAndNothingIsPublished() throws Exception {
        log.traffic(SPACE, 600, BEFORE_DRIFT);
        run.ask("r1", RetrainingCause.PERSON);
        run.start();

        Candidate candidate = run.candidates(1).get(0);

        assertThat(candidate.getPromote()).isFalse();
        assertThat(candidate.getFinding())
                .startsWith("Too few matured frauds: ")
                .contains("at least 20 are needed");
        assertThat(log.all(Topics.MODELS)).isEmpty();
    }

    @Test
    void requestsAtOnceAreAnsweredByOneRetrainingAndNeverAgainAfterARestart() throws Exception {
        log.traffic(SPACE, 6000, BEFORE_DRIFT);
        run.ask("r1", RetrainingCause.ALARM);
        run.ask("r2", RetrainingCause.SCHEDULE);
        run.start();
        run.candidates(1);
        run.stop();
        run.ask("r3", RetrainingCause.PERSON);
        run.start();

        assertThat(run.candidates(2)).extracting(Candidate::getRequestId).containsExactly("r1", "r3");
        assertThat(log.all(Topics.MODELS)).hasSize(2);
    }

    @Test
    void aDataSetRebuiltFromItsManifestHasTheSameHashAndTheModelTheSameBytes(@TempDir Path rebuilt) throws Exception {
        log.traffic(SPACE, 6000, BEFORE_DRIFT);
        run.ask("r1", RetrainingCause.PERSON);
        run.start();
        run.candidates(1);
        log.traffic(SPACE, 6000, 6500, AFTER_DRIFT);
        ModelBundle published = log.all(Topics.MODELS).get(0);
        Bundle bundle = Bundle.open(published.getBundle().array());

        DataSetRebuild.Result result = log.rebuild().run(bundle, rebuilt.resolve("rows.avro"));

        assertThat(result.rebuilt()).isEqualTo(result.recorded());
        assertThat(result.sameModel()).isTrue();
        Path kept = run.state().resolve("datasets").resolve(published.getVersion());
        assertThat(kept.resolve("data-set.avro")).hasSameBinaryContentAs(rebuilt.resolve("rows.avro"));
        assertThat(kept.resolve("manifest.json")).hasBinaryContent(bundle.manifestJson());
        DataSet recorded = bundle.manifest().training().dataSet().orElseThrow();
        assertThat(recorded.rows()).isEqualTo(result.rows()).isGreaterThan(5_000);
        assertThat(recorded.log()).extracting(LogRange::topic).containsOnly("scores", "labels");
    }

    @Test
    void aChampionThatIsReplacedDuringTheTrainingIsNotComparedWithAnyMore() throws Exception {
        log.champion(TestChampion.of(SPACE, BEFORE_DRIFT));
        log.traffic(SPACE, 6000, AFTER_DRIFT);
        run.ask("r1", RetrainingCause.PERSON);
        run.start();
        await().atMost(Duration.ofMinutes(3))
                .until(() -> run.service().progress().isPresent());
        log.withdrawChampion();

        Candidate candidate = run.candidates(1).get(0);

        assertThat(candidate.getPromote()).isFalse();
        assertThat(candidate.getFinding())
                .startsWith("The candidate was compared with the champion m-old on ")
                .endsWith("but meanwhile no champion is in force: kept back");
        assertThat(log.all(Topics.MODELS)).extracting(ModelBundle::getVersion).containsExactly("m-old");
    }

    @Test
    void anAlarmAboutAModelThatWasReplacedIsAnsweredWithoutATraining() throws Exception {
        log.champion(TestChampion.of(SPACE, BEFORE_DRIFT));
        RetrainingRequest alarm = RetrainingRequest.newBuilder(Records.request("q1", RetrainingCause.ALARM, ASKED))
                .setModelVersion("m-older")
                .build();
        log.send(Topics.RETRAINING_REQUESTS, "q1", alarm);
        run.start();

        assertThat(run.candidates(1).get(0).getFinding())
                .isEqualTo("The alarm is about model m-older, which is not the champion any more since m-old is,"
                        + " so nothing was trained: kept back");
        assertThat(log.all(Topics.RETRAINING_REQUESTS))
                .as("nor is it asked for again")
                .hasSize(1);
    }

    @Test
    void theScheduleAsksWhenEventTimeEntersItsNextSlot() throws Exception {
        log.traffic(SPACE, 600, BEFORE_DRIFT);
        run.start(Map.of("schedule", "1d", "schedule.clock", "event", "cooldown", "1ms"));
        await().atMost(Duration.ofMinutes(3))
                .until(() -> run.service().reasonNotReady().isEmpty());
        assertThat(log.all(Topics.RETRAINING_REQUESTS)).isEmpty();

        log.traffic(SPACE, 600, 1_500, BEFORE_DRIFT);

        assertThat(run.candidates(1))
                .extracting(Candidate::getRequestId)
                .containsExactly("schedule-2026-03-02T00:00:00Z");
        RetrainingRequest request = log.all(Topics.RETRAINING_REQUESTS).get(0);
        assertThat(request.getCause()).isEqualTo(RetrainingCause.SCHEDULE);
        assertThat(request.getEventTime()).isBetween("2026-03-02T00:00:00Z", "2026-03-02T00:59:00Z");
    }
}
