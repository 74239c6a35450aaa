package io.tidemark.cli.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.cli.OnServers;
import io.tidemark.cli.Run;
import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.exit.ExitCodes;
import io.tidemark.log.LogWriter;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Decision;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.LabelType;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.Verdict;
import io.tidemark.scoring.app.decision.AlertRecords;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Tag("component")
@Tag("exact")
class AlertsCommandsIT {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    @TempDir
    Path dir;

    @Test
    void anAlertIsShownWithItsStoryExportedAndWithdrawnOnce() throws Exception {
        Connection connection = KAFKA.freshConnection();
        OnServers servers = new OnServers(connection);
        String id = record(connection);

        Run shown = servers.run("alerts", "show", id);
        assertThat(shown.code()).as(shown.err()).isZero();
        assertThat(shown.out())
                .startsWith("Alert " + id)
                .containsPattern("state +stands")
                .containsPattern("severity +HIGH")
                .containsPattern("money at risk +5.00 EUR")
                .containsPattern("value 1 +0.5")
                .containsPattern("transactions \\d+-\\d+ +\\S+  APPROVE  5.00 EUR  transaction t0")
                .containsPattern("\\S+ +FRAUD by ANALYST of desk")
                .contains("tidemark replay --customer=c --from=")
                .doesNotContain("transaction t2");

        Run withdrawn = servers.run("alerts", "retract", id, "--reason", "the customer was asked");
        assertThat(withdrawn.code()).as(withdrawn.err()).isZero();
        assertThat(servers.json(0, "alerts", "retract", id, "--reason", "again")
                        .get("already")
                        .asBoolean())
                .isTrue();
        assertThat(servers.run("alerts", "follow", "--from-beginning", "--max", "2")
                        .out()
                        .lines()
                        .toList())
                .hasSize(2)
                .anyMatch(line -> line.contains("WITHDRAWN  alert " + id) && line.endsWith(": the customer was asked"));
        JsonNode story = servers.json(0, "alerts", "show", id, "--events", "0");
        assertThat(story.path("retraction").path("why").asText()).isEqualTo("the customer was asked");
        assertThat(story.path("before")).isEmpty();
        assertThat(story.path("alert").path("retraction").isNull()).isTrue();

        Path page = dir.resolve("alert.html");
        Path document = dir.resolve("alert.json");
        assertThat(servers.run("alerts", "show", id, "--export", page.toString())
                        .code())
                .isZero();
        assertThat(Files.readString(page)).contains("withdrawn at", "<h1>Alert " + id + "</h1>");
        assertThat(servers.run("alerts", "show", id, "--export", document.toString())
                        .code())
                .isZero();
        assertThat(new ObjectMapper().readTree(document.toFile()).path("before"))
                .hasSize(1);

        for (String wrong : List.of("0-999999", "t1")) {
            Run none = servers.run("alerts", "show", wrong);
            assertThat(none.code()).isEqualTo(ExitCodes.USAGE);
            assertThat(none.err()).contains(wrong).hasLineCount(1);
        }
        assertThat(servers.run("alerts", "show", id, "--export", "x.pdf").err())
                .contains("neither a page nor a document");
        assertThat(servers.run("alerts", "retract", id, "--reason", " ").code()).isEqualTo(ExitCodes.USAGE);
    }

    /** Three transactions of one customer, the one in the middle an alert; its id. */
    private static String record(Connection connection) throws Exception {
        try (SchemaRegistry registry = SchemaRegistry.connect(connection);
                LogWriter writer = new LogWriter(
                        connection, Map.of(), Topics.TRANSACTIONS, Topics.SCORES, Topics.ALERTS_FRAUD, Topics.LABELS)) {
            Score alerted = null;
            for (int i = 0; i < 3; i++) {
                Transaction transaction = transaction("t" + i);
                RecordMetadata place = write(connection, registry, writer, Topics.TRANSACTIONS, transaction);
                Score score = score(transaction, new LogPosition(place.partition(), place.offset()), i == 1);
                write(connection, registry, writer, Topics.SCORES, score);
                alerted = i == 1 ? score : alerted;
            }
            write(connection, registry, writer, Topics.ALERTS_FRAUD, AlertRecords.of(alerted));
            write(
                    connection,
                    registry,
                    writer,
                    Topics.LABELS,
                    Label.newBuilder()
                            .setTransactionId("t1")
                            .setVerdict(Verdict.FRAUD)
                            .setType(LabelType.ANALYST)
                            .setObservedAt(NOW)
                            .setSource("desk")
                            .build());
            return AlertRecords.of(alerted).getAlertId();
        }
    }

    private static <T extends SpecificRecord> RecordMetadata write(
            Connection connection, SchemaRegistry registry, LogWriter writer, Topic<T> topic, T record) {
        byte[] customer = "c".getBytes(StandardCharsets.UTF_8);
        byte[] value = registry.serde(topic).encode(record);
        return writer.write(new ProducerRecord<>(connection.topic(topic), customer, value));
    }

    private static Transaction transaction(String id) {
        return Transaction.newBuilder()
                .setTransactionId(id)
                .setEventTime(NOW)
                .setCustomerId("c")
                .setTerminalId("s")
                .setAmount(new Money(500L, "EUR"))
                .build();
    }

    private static Score score(Transaction transaction, LogPosition origin, boolean declined) {
        return Score.newBuilder()
                .setTransaction(transaction)
                .setOrigin(origin)
                .setLoggedAt(NOW)
                .setFeaturesPosition(origin)
                .setCatalogueHash("none")
                .setVector(List.of(0.5))
                .setDecision(declined ? Decision.DECLINE : Decision.APPROVE)
                .setPolicyVersion("p-1")
                .setScoredAt(NOW)
                .build();
    }
}
