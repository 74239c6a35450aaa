package io.tidemark.retraining;

import static io.tidemark.retraining.LogFixture.FraudPattern.BEFORE_DRIFT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Candidate;
import io.tidemark.schemas.LabelType;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.RetrainingCause;
import io.tidemark.schemas.RetrainingRequest;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.Verdict;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.training.bundle.FeatureSpace;
import io.tidemark.training.rows.Records;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** No training is done that could only say again what the last one said, whoever runs the service meanwhile. */
@Tag("component")
class RepeatedTrainingIT {

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    private static final FeatureSpace SPACE = FeatureSpace.of(CatalogueReader.shipped("handbook"));
    private static final Map<String, String> AT_ONCE = Map.of("cooldown", "1ms");

    @TempDir
    Path directory;

    private LogFixture log;
    private ServiceRun run;
    private Bundle champion;

    @BeforeEach
    void cleanSlate() throws Exception {
        Connection connection = KAFKA.freshConnection();
        log = new LogFixture(connection);
        run = new ServiceRun(connection, log, directory);
        champion = TestChampion.of(SPACE, BEFORE_DRIFT);
        log.champion(champion);
        log.traffic(SPACE, 6_000, BEFORE_DRIFT);
    }

    @AfterEach
    void stopEverything() throws Exception {
        run.close();
        log.close();
    }

    @Test
    void anAttemptWaitsForNewMaturedFraudsAlsoOverARestartAndAPersonNeedNot() throws Exception {
        run.ask("alarm", RetrainingCause.ALARM);
        run.start(AT_ONCE);
        String first = run.candidates(1).get(0).getModel().getVersion();
        awaitWaiting("0 frauds have matured since the training of " + first + ", and at least 20 are needed");

        run.stop();
        run.ask("slot", RetrainingCause.SCHEDULE);
        run.start(AT_ONCE);
        awaitWaiting("0 frauds have matured since the training of " + first);
        log.traffic(SPACE, 6_000, 6_500, BEFORE_DRIFT);
        awaitWaiting(" frauds have matured since the training of " + first);
        assertThat(log.all(Topics.CANDIDATES)).hasSize(1);

        // Written while nobody looks: a training that sees half of it leaves the rest for another of the alarm's.
        run.stop();
        log.traffic(SPACE, 6_500, 7_500, BEFORE_DRIFT);
        run.start(AT_ONCE);
        List<Candidate> two = run.candidates(2);
        assertThat(two.get(1).getRequestId()).isEqualTo("alarm~2");
        assertThat(two.get(1).getFinding()).doesNotContain("a person asked");

        run.ask("person", RetrainingCause.PERSON);
        Candidate third = run.candidates(3).get(2);
        assertThat(third.getRequestId()).isEqualTo("person");
        assertThat(third.getFinding()).contains("(a person asked, although ", "at least 20 are needed");
        assertThat(log.all(Topics.RETRAINING_REQUESTS))
                .as("a person takes the alarm along and does not use it up")
                .extracting(RetrainingRequest::getRequestId)
                .contains("alarm~3", "alarm~4");
    }

    @Test
    void nothingIsTrainedWhileACandidateIsOnTrial() throws Exception {
        ModelReference old = new ModelReference("m-old", champion.sha256());
        log.trial(new ModelReference("m-shadow", "0"), old);
        run.ask("alarm", RetrainingCause.ALARM);
        run.start(AT_ONCE);
        awaitWaiting("the candidate m-shadow is on trial as a shadow of m-old");
        assertThat(log.all(Topics.CANDIDATES)).isEmpty();

        log.endOfTrial(old);

        assertThat(run.candidates(1).get(0).getRequestId()).isEqualTo("alarm");
    }

    @Test
    void oddRecordsOfEveryKindStopNoTraining() throws Exception {
        Instant future = Instant.parse("9999-12-31T23:59:59Z");
        List<Double> vector = Collections.nCopies(SPACE.featureNames().size(), 1.0);
        odd(Records.score("o1", "c1", future, vector).setCatalogueHash(SPACE.hash()));
        odd(Records.score("o2", "c2", at(100), List.of()).setCatalogueHash("").setFlags(List.of("features_timeout")));
        odd(Records.score("o3", "c3", at(100), Collections.nCopies(vector.size(), Double.POSITIVE_INFINITY))
                .setCatalogueHash(SPACE.hash()));
        odd(Records.score("o4", "c4", at(100), vector).setCatalogueHash("strange"));
        log.send(Topics.LABELS, "c5", Records.label("t7", Verdict.FRAUD, LabelType.CHARGEBACK, future));
        RetrainingRequest alarm = RetrainingRequest.newBuilder(Records.request("a", RetrainingCause.ALARM, at(0)))
                .setEventTime(future)
                .build();
        log.send(Topics.RETRAINING_REQUESTS, "a", alarm);
        run.start(Map.of());

        Candidate candidate = run.candidates(1).get(0);

        assertThat(candidate.getComparisonFrauds()).as(candidate.getFinding()).isGreaterThan(30);
    }

    private void odd(Score.Builder score) {
        log.send(Topics.SCORES, score.getTransaction().getCustomerId(), score.build());
    }

    private static Instant at(int minute) {
        return Instant.parse("2026-03-01T00:00:00Z").plus(Duration.ofMinutes(minute));
    }

    private void awaitWaiting(String why) {
        await().atMost(Duration.ofMinutes(4)).until(() -> run.service()
                .progress()
                .filter(line -> line.startsWith("waiting, since ") && line.contains(why))
                .isPresent());
    }
}
