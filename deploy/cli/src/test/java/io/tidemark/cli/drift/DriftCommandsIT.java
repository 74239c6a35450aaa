package io.tidemark.cli.drift;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.cli.OnServers;
import io.tidemark.cli.Run;
import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.exit.ExitCodes;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import io.tidemark.testkit.drift.DriftRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What people see of the monitor's topics. */
@Tag("component")
class DriftCommandsIT {

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    @TempDir
    Path dir;

    private Connection connection;

    @BeforeEach
    void takeCleanTopics() throws Exception {
        connection = KAFKA.freshConnection();
        send(Topics.DRIFT_REPORTS, DriftRecords.report("m-1", 0, 0.01));
        send(Topics.DRIFT_REPORTS, DriftRecords.report("m-1", 1, 0.01));
        // The same window again: what counts is the last report.
        send(Topics.DRIFT_REPORTS, DriftRecords.report("m-1", 1, 0.3456));
        send(Topics.ALERTS_DRIFT, DriftRecords.alarm("m-1", 1, "the amounts have risen"));
        send(Topics.QUALITY_REPORTS, DriftRecords.quality("m-1", 0, 0.8123, 0.83));
    }

    @Test
    void aPageOfTheLiveSystemHoldsWindowsAlarmsAndQuality() throws IOException {
        Path page = dir.resolve("drift.html");
        Run run = run("report", "--html", page.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("the page is " + page);
        assertThat(Files.readString(page)).contains("2 windows", "0.3456", "the amounts have risen", "0.8123");
    }

    @Test
    void withoutAPageTheNewestWindowIsPrinted() throws IOException {
        Run run = run("report", "-o", "json");
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode report = new ObjectMapper().readTree(run.out());
        assertThat(report.at("/columns/0/psi").asDouble()).isEqualTo(0.3456);
        assertThat(run("report", "--last", "5", "-o", "json").out()).hasLineCount(2);
        assertThat(run("report").out()).contains("quality of ", "model m-1, final", "0.812", "0.830");
    }

    @Test
    void aPageThatCannotBeWrittenIsRefusedBeforeAnythingIsRead() {
        Run run = run("report", "--html", dir.resolve("nowhere/drift.html").toString());
        assertThat(run.code()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).contains("--html", "there is no directory");
    }

    @Test
    void watchingPrintsReportsAlarmsAndQualityALineEach() throws IOException {
        Run run = run("watch", "--from-beginning", "--max", "5", "-o", "json");
        assertThat(run.code()).as(run.err()).isZero();
        List<String> topics = new ArrayList<>();
        for (String line : run.out().lines().toList()) {
            topics.add(new ObjectMapper().readTree(line).get("topic").asText());
        }
        assertThat(topics)
                .containsExactlyInAnyOrder(
                        "drift-reports", "drift-reports", "drift-reports", "alerts-drift", "quality-reports");
        assertThat(run("watch", "--from-beginning", "--max", "5").out())
                .hasLineCount(5)
                .contains("DRIFT  m-1", "RAISED", "QUALITY  m-1  final: AUC 0.812");
    }

    private <T extends SpecificRecord> void send(Topic<T> topic, T message) throws IOException {
        try (SchemaRegistry registry = SchemaRegistry.connect(connection);
                KafkaProducer<String, T> producer =
                        new KafkaProducer<>(connection.clientConfig(), new StringSerializer(), registry.serde(topic))) {
            producer.send(new ProducerRecord<>(connection.topic(topic), message));
            producer.flush();
        }
    }

    private Run run(String command, String... words) {
        return new OnServers(connection).run(OnServers.words(new String[] {"drift", command}, words));
    }
}
