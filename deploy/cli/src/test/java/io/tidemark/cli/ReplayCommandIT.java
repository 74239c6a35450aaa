package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.exit.ExitCodes;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Decision;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.Transaction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Tag("component")
@Tag("exact")
class ReplayCommandIT {

    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    @TempDir
    Path dir;

    private Connection connection;

    @BeforeEach
    void takeCleanTopics() throws Exception {
        connection = KAFKA.freshConnection();
    }

    @Test
    void aDecisionIsTakenAgainAndTheExitCodeSaysWhetherItIsTheSame() throws Exception {
        record(score("t1", 200_000, Decision.REVIEW), score("t10", 999_999, Decision.APPROVE));

        Run same = replay("t1", "-o", "json");
        assertThat(same.code()).as(same.err()).isZero();
        JsonNode report = new ObjectMapper().readTree(same.out());
        assertThat(report.get("transaction_id").asText()).isEqualTo("t1");
        assertThat(report.get("same").asBoolean()).isTrue();
        assertThat(report.get("compared").findValuesAsText("what")).containsExactly("decision", "control in force");

        Run different = replay("t10", "--customer", "c-t10");
        assertThat(different.code()).isEqualTo(ExitCodes.CHECK_SAID_NO);
        assertThat(different.out())
                .startsWith("APPROVE of transaction t10 of customer c-t10 at 2026-01-02T03:04:05Z")
                .contains("2 compared, 1 different")
                .containsPattern("decision +APPROVE +REVIEW +DIFFERENT");
    }

    @Test
    void anUnknownTransactionIsOneSentence() throws Exception {
        record(score("t1", 200_000, Decision.REVIEW));
        for (String[] words :
                new String[][] {{"t"}, {"t2"}, {"t1", "--until", "2020-01-01"}, {"t1", "--from", "2999-01-01"}}) {
            Run run = replay(words);
            assertThat(run.code()).isEqualTo(ExitCodes.USAGE);
            assertThat(run.out()).isEmpty();
            assertThat(run.err())
                    .contains("no decision of a transaction " + words[0])
                    .hasLineCount(1);
        }
    }

    @Test
    void aBundleThatIsGoneIsSaidAndOneThatWasKeptIsUsedForItsOwnDecisionsOnly() throws Exception {
        Path transactions = TransactionsCsv.write(dir.resolve("tx.csv"), TransactionsCsv.rows(2_000));
        Path kept = dir.resolve("kept.zip");
        Run trained = Run.of(
                "train",
                "--transactions",
                transactions.toString(),
                "--mapping",
                "handbook",
                "--params",
                "rounds=3",
                "--train",
                "2024-01-05..2024-01-20",
                "--out",
                kept.toString());
        assertThat(trained.code()).as(trained.err()).isZero();
        var bundle = io.tidemark.scoring.model.bundle.Bundle.open(Files.readAllBytes(kept));
        record(Score.newBuilder(score("t1", 100, Decision.APPROVE))
                .setModelVersion(bundle.manifest().version())
                .setBundleSha256(bundle.sha256())
                .setCatalogueHash(bundle.manifest().catalogueHash())
                .setVector(List.of(1.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0))
                .setPolicyVersion(bundle.manifest().policy().version())
                .setScore(0.5)
                .setMargin(0.5f)
                .build());

        Run gone = replay("t1");
        assertThat(gone.code()).isEqualTo(ExitCodes.FAILED);
        assertThat(gone.out()).contains("not compared: the decision: the bundle of model");

        Run found = replay("t1", "--bundle", kept.toString());
        assertThat(found.code()).isEqualTo(ExitCodes.CHECK_SAID_NO);
        assertThat(found.out())
                .containsPattern("catalogue +\\w+ +\\w+ +same")
                .containsPattern("margin +0.5 +\\S+ +DIFFERENT");
    }

    private Run replay(String... words) {
        return new OnServers(connection).run(OnServers.words(new String[] {"replay"}, words));
    }

    private void record(Score... scores) throws Exception {
        try (SchemaRegistry registry = SchemaRegistry.connect(connection);
                KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                        connection.clientConfig(), new StringSerializer(), new ByteArraySerializer())) {
            AvroSerde<Score> serde = registry.serde(Topics.SCORES);
            for (Score score : scores) {
                String customer = score.getTransaction().getCustomerId();
                producer.send(new ProducerRecord<>(connection.topic(Topics.SCORES), customer, serde.encode(score)))
                        .get();
            }
        }
    }

    /** Decided by amount, each of a customer of its own. */
    private static Score score(String id, long cents, Decision decision) {
        return Score.newBuilder()
                .setTransaction(Transaction.newBuilder()
                        .setTransactionId(id)
                        .setEventTime(AT)
                        .setCustomerId("c-" + id)
                        .setTerminalId("s")
                        .setAmount(new Money(cents, "EUR"))
                        .build())
                .setOrigin(new LogPosition(0, 0L))
                .setLoggedAt(AT)
                .setFeaturesPosition(new LogPosition(0, 0L))
                .setCatalogueHash("none")
                .setVector(List.of())
                .setDecision(decision)
                .setPolicyVersion("amount-1000.00-10000.00")
                .setFlags(List.of("no_model"))
                .setScoredAt(AT)
                .build();
    }
}
