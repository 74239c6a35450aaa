package io.tidemark.retraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Candidate;
import io.tidemark.schemas.DeadLetter;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.RetrainingCause;
import io.tidemark.schemas.RetrainingRequest;
import io.tidemark.training.rows.Records;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What strangers write to the topics that the service reads neither stops it nor is lost in silence. */
@Tag("component")
class StrangeRequestsIT {

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    private static final Instant ASKED = Instant.parse("2026-03-02T00:00:00Z");

    @TempDir
    Path directory;

    private Connection connection;
    private LogFixture log;
    private ServiceRun run;

    @BeforeEach
    void cleanSlate() throws Exception {
        connection = KAFKA.freshConnection();
        log = new LogFixture(connection);
        run = new ServiceRun(connection, log, directory);
    }

    @AfterEach
    void stopEverything() throws Exception {
        run.close();
        log.close();
    }

    @Test
    void whatIsNoRequestIsBuriedOnceAndTheNextOneIsAnswered() throws Exception {
        write(new byte[] {'x', 1, 2});
        write(null);
        RetrainingRequest large = RetrainingRequest.newBuilder(Records.request("large", RetrainingCause.PERSON, ASKED))
                .setWhy("x".repeat(500_000))
                .build();
        log.send(Topics.RETRAINING_REQUESTS, "large", large);
        run.start();
        await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> assertThat(log.all(Topics.DEAD_LETTERS))
                .extracting(DeadLetter::getCause)
                .containsExactly("not_avro", "no_value", "oversized_record"));
        run.stop();
        run.ask("r1", RetrainingCause.PERSON);
        run.start();
        assertThat(run.candidates(1)).extracting(Candidate::getRequestId).containsExactly("r1");
        assertThat(log.all(Topics.DEAD_LETTERS)).hasSize(3);
    }

    @Test
    void aCandidateOfTheFarFutureDoesNotPutOffAllRetrainings() throws Exception {
        log.send(Topics.CANDIDATES, "m-9999", forged());
        run.ask("alarm", RetrainingCause.ALARM);
        run.start(Map.of("cooldown", "2s"));
        assertThat(run.candidates(2)).extracting(Candidate::getRequestId).contains("alarm");
    }

    @Test
    void aServiceWithAScheduleStartsBesideIdsThatOnlyLookLikeItsOwn() throws Exception {
        run.ask("schedule-of-nonsense", RetrainingCause.PERSON);
        run.start(Map.of("schedule", "1d"));
        assertThat(run.candidates(1)).extracting(Candidate::getRequestId).containsExactly("schedule-of-nonsense");
    }

    private void write(byte[] value) throws Exception {
        try (var producer = new KafkaProducer<>(
                connection.producerConfig(), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(connection.topic(Topics.RETRAINING_REQUESTS), new byte[] {'k'}, value))
                    .get();
        }
    }

    private static Candidate forged() {
        return Candidate.newBuilder()
                .setModel(new ModelReference("m-9999", ""))
                .setRequestId("nobody's")
                .setCandidateAveragePrecision(Double.NaN)
                .setComparisonRows(0)
                .setComparisonFrauds(0)
                .setPromote(false)
                .setFinding("forged")
                .setProposedAt(Instant.parse("9999-01-01T00:00:00Z"))
                .build();
    }
}
