package io.tidemark.cli.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.exit.ExitCodes;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Transaction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is buried is sent again: once, and what cannot be keeps nothing else back. */
@Tag("component")
class DeadLettersReplayIT {

    private static final byte[] GARBAGE = "no avro\u001b[2J".getBytes(StandardCharsets.UTF_8);

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    private Connection connection;
    private Letters letters;
    private LetterCommands dead;

    @BeforeEach
    void takeCleanTopics() throws Exception {
        connection = KAFKA.freshConnection();
        letters = new Letters(connection);
        dead = new LetterCommands(connection);
    }

    @AfterEach
    void close() throws IOException {
        letters.close();
    }

    @Test
    void aRecordGoesOutOnceAsItWasHoweverManyLettersBuryItAndHoweverOftenOneAsks() throws Exception {
        byte[] good = letters.bytes(Letters.transaction("t1"));
        RecordMetadata at = letters.write(Topics.TRANSACTIONS, 2, "odd key", good);
        String first = letters.bury("unknown_schema_id", at, "odd key", good);
        letters.bury("unknown_schema_id", at, "odd key", good);

        JsonNode plan = dead.json(0, "replay", "--all", "--dry-run");
        assertThat(plan.get("sent").asInt()).isEqualTo(1);
        assertThat(dead.committed(Topics.TRANSACTIONS)).hasSize(1);
        JsonNode sent = dead.json(0, "replay", "--cause", "unknown_schema_id");
        assertThat(sent.get("sent").asInt()).isEqualTo(1);
        assertThat(sent.get("sent_before").asInt()).isEqualTo(1);
        JsonNode again = dead.json(0, "replay", first);
        assertThat(again.get("sent").asInt()).isZero();
        assertThat(again.get("sent_before").asInt()).isEqualTo(1);

        List<ConsumerRecord<String, byte[]>> written = dead.committed(Topics.TRANSACTIONS);
        assertThat(written).hasSize(2);
        ConsumerRecord<String, byte[]> replayed = written.get(1);
        assertThat(replayed.partition()).isEqualTo(2);
        assertThat(replayed.key()).isEqualTo("odd key");
        assertThat(replayed.value()).isEqualTo(good);
        assertThat(new String(
                        replayed.headers().lastHeader("tidemark-replay-of").value(), StandardCharsets.UTF_8))
                .isEqualTo("dead-letters/" + first);

        letters.bury(
                "absurd_event_time",
                new RecordMetadata(
                        new TopicPartition(replayed.topic(), 2), replayed.offset(), 0, replayed.timestamp(), 0, 0),
                "odd key",
                good);
        assertThat(dead.json(0, "list").get("causes").findValuesAsText("buried_again"))
                .containsExactly("2", "0");
        assertThat(dead.json(0, "show", first).get("buried_again").asText()).startsWith("dead-letters/0-");
        assertThat(dead.text("list", "--records", "--limit", "1").out())
                .contains("[replay of dead-letters/" + first + "]");
    }

    @Test
    void whatAPredecessorLeftUncommittedIsSentOnceAndAPredecessorThatStillRunsIsShutOut() throws Exception {
        byte[] good = letters.bytes(Letters.transaction("t1"));
        letters.writeAndBury("unknown_schema_id", Topics.TRANSACTIONS, "c-t1", good);
        Map<String, Object> config = connection.clientConfig();
        config.put("transactional.id", connection.topicPrefix() + "tidemark-dead-letters-replay");
        try (KafkaProducer<byte[], byte[]> broken =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            broken.initTransactions();
            broken.beginTransaction();
            broken.send(new ProducerRecord<>(connection.topic(Topics.TRANSACTIONS), good))
                    .get();

            assertThat(dead.json(0, "replay", "--all").get("sent").asInt()).isEqualTo(1);
            assertThat(dead.committed(Topics.TRANSACTIONS)).hasSize(2);
            assertThatThrownBy(broken::commitTransaction).isInstanceOf(KafkaException.class);
        }
        assertThat(dead.committed(Topics.TRANSACTIONS)).hasSize(2);
        assertThat(dead.json(0, "replay", "--all").get("sent").asInt()).isZero();
    }

    @Test
    void whatALetterLeavesOutIsReadFromItsTopicAsLongAsThatHoldsIt() throws Exception {
        Transaction large = Letters.transaction("t1");
        large.getAttributes().put("note", "x".repeat(300_000));
        byte[] bytes = letters.bytes(large);
        RecordMetadata at = letters.write(Topics.TRANSACTIONS, 1, "c-t1", bytes);
        String letter = letters.bury("oversized_record", at, "c-t1", bytes);

        assertThat(dead.json(0, "show", letter).get("whole").asBoolean()).isTrue();
        assertThat(dead.json(0, "replay", letter, "--dry-run").get("sent").asInt())
                .isEqualTo(1);
        try (Admin admin = Admin.create(connection.clientConfig())) {
            admin.deleteRecords(
                            Map.of(new TopicPartition(at.topic(), 1), RecordsToDelete.beforeOffset(at.offset() + 1)))
                    .all()
                    .get();
        }
        JsonNode refused = dead.json(3, "replay", letter);
        assertThat(refused.at("/letters/0/why").asText())
                .contains("holds only the first bytes", "transactions holds it no longer");
        assertThat(dead.text("show", letter).out()).contains("the record's topic holds them no longer");
        letters.bury("oversized_record", letters.write(Topics.TRANSACTIONS, 1, "c-t1", bytes), "c-t1", bytes);
        assertThat(dead.json(3, "replay", "--all").get("sent").asInt()).isEqualTo(1);
        assertThat(dead.committed(Topics.TRANSACTIONS)).last().satisfies(sent -> assertThat(sent.value())
                .isEqualTo(bytes));
    }

    @Test
    void whatCannotBeSentIsRefusedWithASentenceAndKeepsNothingElseBack() throws Exception {
        byte[] good = letters.bytes(Letters.transaction("t1"));
        letters.writeAndBury("not_avro", Topics.FEATURES, "f", GARBAGE);
        letters.writeAndBury("not_avro", Topics.SCORES, "s", GARBAGE);
        letters.writeAndBury("not_avro", Topics.TRANSACTIONS, "x", GARBAGE);
        letters.writeAndBury("no_value", Topics.TRANSACTIONS, "x", null);
        letters.writeAndBury("conflicting_duplicate", Topics.TRANSACTIONS, "c-t1", good);
        RecordMetadata elsewhere = new RecordMetadata(new TopicPartition("others", 0), 7, 0, 0, 0, 0);
        letters.bury("not_avro", elsewhere, "x", good);
        letters.writeAndBury("unknown_schema_id", Topics.TRANSACTIONS, "c-t1", good);

        JsonNode report = dead.json(3, "replay", "--all");

        assertThat(report.get("sent").asInt()).isEqualTo(1);
        assertThat(report.get("refused").asInt()).isEqualTo(6);
        assertThat(report.get("letters").findValuesAsText("why"))
                .satisfiesExactly(
                        why -> assertThat(why).contains("send its transaction again instead"),
                        why -> assertThat(why).contains("only Tidemark itself writes scores"),
                        why -> assertThat(why).contains("it would be buried again", "--file"),
                        why -> assertThat(why).contains("it has no value"),
                        why -> assertThat(why).contains("its id counts as seen"),
                        why -> assertThat(why).contains("no topic others"),
                        why -> assertThat(why).isEqualTo("null"));
        assertThat(dead.text("replay").code()).isEqualTo(ExitCodes.USAGE);
        assertThat(dead.text("replay", "--all", "--cause", "x").code()).isEqualTo(ExitCodes.USAGE);
        assertThat(dead.text("replay", "0-99").code()).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void aRecordThatItsTopicDoesNotTakeAnyMoreKeepsNoneOfItsBatchBack() throws Exception {
        Transaction large = Letters.transaction("large");
        large.getAttributes()
                .put(
                        "note",
                        new SplittableRandom(5)
                                .ints(20_000, 'a', 'z')
                                .mapToObj(Character::toString)
                                .collect(Collectors.joining()));
        byte[] bytes = letters.bytes(large);
        byte[] good = letters.bytes(Letters.transaction("good"));
        letters.writeAndBury("unknown_schema_id", Topics.TRANSACTIONS, "c-good", good);
        letters.writeAndBury("unknown_schema_id", Topics.TRANSACTIONS, "c-large", bytes);
        letters.writeAndBury("unknown_schema_id", Topics.TRANSACTIONS, "c-good", good);
        try (Admin admin = Admin.create(connection.clientConfig())) {
            ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, connection.topic(Topics.TRANSACTIONS));
            AlterConfigOp smaller =
                    new AlterConfigOp(new ConfigEntry("max.message.bytes", "2000"), AlterConfigOp.OpType.SET);
            admin.incrementalAlterConfigs(Map.of(topic, List.of(smaller))).all().get();
        }

        JsonNode report = dead.json(3, "replay", "--all");

        assertThat(report.get("sent").asInt()).isEqualTo(2);
        assertThat(report.get("letters").findValuesAsText("outcome"))
                .containsExactlyInAnyOrder("SENT", "REFUSED", "SENT");
        assertThat(report.get("letters").toString()).contains("are more than transactions takes");
        assertThat(dead.committed(Topics.TRANSACTIONS)).hasSize(5);
        assertThat(dead.json(3, "replay", "--all").get("sent_before").asInt()).isEqualTo(2);
    }
}
