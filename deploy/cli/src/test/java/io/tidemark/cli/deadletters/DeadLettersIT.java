package io.tidemark.cli.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.cli.Run;
import io.tidemark.cli.Written;
import io.tidemark.cli.reading.TopicReader;
import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.exit.ExitCodes;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Transaction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class DeadLettersIT {

    private static final byte[] GARBAGE = "no avro\u001b[2J".getBytes(StandardCharsets.UTF_8);

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    @TempDir
    Path dir;

    private Connection connection;
    private Letters letters;

    @BeforeEach
    void takeCleanTopics() throws Exception {
        connection = KAFKA.freshConnection();
        letters = new Letters(connection);
    }

    @AfterEach
    void close() throws IOException {
        letters.close();
    }

    @Test
    void lettersAreCountedByCauseAndTopicAndTheNewestAreListed() throws Exception {
        assertThat(text("list").out()).startsWith("no dead letters");
        letters.writeAndBury("not_avro", Topics.TRANSACTIONS, "a", GARBAGE);
        letters.writeAndBury("not_avro", Topics.TRANSACTIONS, "b", GARBAGE);
        letters.writeAndBury("not_avro", Topics.LABELS, "b", GARBAGE);
        letters.writeAndBury("no_value", Topics.TRANSACTIONS, "d", null);
        letters.write(Topics.DEAD_LETTERS, 0, null, GARBAGE);

        JsonNode all = json(0, "list");
        assertThat(all.get("letters").asInt()).isEqualTo(4);
        assertThat(all.get("unreadable").asInt()).isEqualTo(1);
        assertThat(all.get("causes").findValuesAsText("cause")).containsExactly("not_avro", "no_value", "not_avro");
        assertThat(all.get("causes").findValuesAsText("letters")).containsExactly("2", "1", "1");
        assertThat(json(0, "list", "--cause", "no_value,other").get("letters").asInt())
                .isEqualTo(1);
        assertThat(json(0, "list", "--topic", "labels").get("letters").asInt()).isEqualTo(1);
        assertThat(json(0, "list", "--from", "2020-01-01").get("letters").asInt())
                .isEqualTo(4);
        assertThat(json(0, "list", "--from", "2999-01-01").get("letters").asInt())
                .isZero();
        assertThat(json(0, "list", "--until", "2020-01-01").get("letters").asInt())
                .isZero();
        assertThat(text("list").out()).containsPattern("not_avro +transactions +2 ");
        Run newest = text("list", "--records", "--limit", "2");
        assertThat(newest.out().lines()).hasSize(2);
        assertThat(newest.out()).contains("labels/", "no_value").doesNotContain("dead-letters/0-0 ");
        assertThat(newest.err()).contains("1 records of dead-letters are no letters");
        assertThat(text("list", "--topic", "transaction").code()).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void aLetterIsShownByItsPlaceAndByThatOfItsRecordWithBytesAndFields() throws Exception {
        byte[] good = letters.bytes(Letters.transaction("t1"));
        RecordMetadata at = letters.write(Topics.TRANSACTIONS, 2, "c-t1", good);
        String readable = letters.bury("missing_amount", at, "c-t1", good);
        String garbage = letters.writeAndBury("not_avro", Topics.TRANSACTIONS, "x", GARBAGE);
        Path raw = dir.resolve("raw");

        JsonNode byRecord = json(0, "show", "transactions/2-" + at.offset(), "--raw", raw.toString());
        assertThat(byRecord.get("letter").asText()).isEqualTo("dead-letters/" + readable);
        assertThat(byRecord.at("/decoded/amount/minor_units").asLong()).isEqualTo(1250);
        assertThat(Files.readAllBytes(raw)).isEqualTo(good);
        Run shown = text("show", garbage);
        assertThat(shown.out())
                .contains("|no avro.[2J|", "unreadable Not readable as Avro", "cause      not_avro")
                .doesNotContain("\u001b");
        assertThat(text("show", "0-77").code()).isEqualTo(ExitCodes.USAGE);
        assertThat(text("show", "somewhere").err()).contains("is no place");
        Run unmendable = text("show", garbage, "--json", dir.resolve("f").toString());
        assertThat(unmendable.code()).isEqualTo(ExitCodes.CHECK_SAID_NO);
    }

    @Test
    void aRecordGoesOutOnceAsItWasHoweverManyLettersBuryItAndHoweverOftenOneAsks() throws Exception {
        byte[] good = letters.bytes(Letters.transaction("t1"));
        RecordMetadata at = letters.write(Topics.TRANSACTIONS, 2, "odd key", good);
        String first = letters.bury("unknown_schema_id", at, "odd key", good);
        letters.bury("unknown_schema_id", at, "odd key", good);

        JsonNode plan = json(0, "replay", "--all", "--dry-run");
        assertThat(plan.get("sent").asInt()).isEqualTo(1);
        assertThat(committed(Topics.TRANSACTIONS)).hasSize(1);
        JsonNode sent = json(0, "replay", "--cause", "unknown_schema_id");
        assertThat(sent.get("sent").asInt()).isEqualTo(1);
        assertThat(sent.get("sent_before").asInt()).isEqualTo(1);
        JsonNode again = json(0, "replay", first);
        assertThat(again.get("sent").asInt()).isZero();
        assertThat(again.get("sent_before").asInt()).isEqualTo(1);

        List<ConsumerRecord<String, byte[]>> written = committed(Topics.TRANSACTIONS);
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
        assertThat(json(0, "list").get("causes").findValuesAsText("buried_again"))
                .containsExactly("2", "0");
        assertThat(json(0, "show", first).get("buried_again").asText()).startsWith("dead-letters/0-");
        assertThat(text("list", "--records", "--limit", "1").out()).contains("[replay of dead-letters/" + first + "]");
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

            assertThat(json(0, "replay", "--all").get("sent").asInt()).isEqualTo(1);
            assertThat(committed(Topics.TRANSACTIONS)).hasSize(2);
            assertThatThrownBy(broken::commitTransaction).isInstanceOf(KafkaException.class);
        }
        assertThat(committed(Topics.TRANSACTIONS)).hasSize(2);
        assertThat(json(0, "replay", "--all").get("sent").asInt()).isZero();
    }

    @Test
    void whatALetterLeavesOutIsReadFromItsTopicAsLongAsThatHoldsIt() throws Exception {
        Transaction large = Letters.transaction("t1");
        large.getAttributes().put("note", "x".repeat(300_000));
        byte[] bytes = letters.bytes(large);
        RecordMetadata at = letters.write(Topics.TRANSACTIONS, 1, "c-t1", bytes);
        String letter = letters.bury("oversized_record", at, "c-t1", bytes);

        assertThat(json(0, "show", letter).get("whole").asBoolean()).isTrue();
        assertThat(json(0, "replay", letter, "--dry-run").get("sent").asInt()).isEqualTo(1);
        try (Admin admin = Admin.create(connection.clientConfig())) {
            admin.deleteRecords(
                            Map.of(new TopicPartition(at.topic(), 1), RecordsToDelete.beforeOffset(at.offset() + 1)))
                    .all()
                    .get();
        }
        JsonNode refused = json(3, "replay", letter);
        assertThat(refused.at("/letters/0/why").asText())
                .contains("holds only the first bytes", "transactions holds it no longer");
        assertThat(text("show", letter).out()).contains("the record's topic holds them no longer");
        letters.bury("oversized_record", letters.write(Topics.TRANSACTIONS, 1, "c-t1", bytes), "c-t1", bytes);
        assertThat(json(3, "replay", "--all").get("sent").asInt()).isEqualTo(1);
        assertThat(committed(Topics.TRANSACTIONS)).last().satisfies(sent -> assertThat(sent.value())
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

        JsonNode report = json(3, "replay", "--all");

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
        assertThat(text("replay").code()).isEqualTo(ExitCodes.USAGE);
        assertThat(text("replay", "--all", "--cause", "x").code()).isEqualTo(ExitCodes.USAGE);
        assertThat(text("replay", "0-99").code()).isEqualTo(ExitCodes.USAGE);
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

        JsonNode report = json(3, "replay", "--all");

        assertThat(report.get("sent").asInt()).isEqualTo(2);
        assertThat(report.get("letters").findValuesAsText("outcome"))
                .containsExactlyInAnyOrder("SENT", "REFUSED", "SENT");
        assertThat(report.get("letters").toString()).contains("are more than transactions takes");
        assertThat(committed(Topics.TRANSACTIONS)).hasSize(5);
        assertThat(json(3, "replay", "--all").get("sent_before").asInt()).isEqualTo(2);
    }

    @Test
    void aMendedRecordIsSentByItsOwnKeyUnderTheSchemaOfThisBuild() throws Exception {
        Transaction wrong = Letters.transaction("t1");
        byte[] bytes = letters.bytes(wrong);
        String letter = letters.writeAndBury("negative_amount", Topics.TRANSACTIONS, "odd key", bytes);
        Path fields = dir.resolve("fields.json");

        assertThat(text("show", letter, "--json", fields.toString()).code()).isZero();
        Files.writeString(fields, Files.readString(fields).replace("1250", "77"));
        assertThat(json(0, "replay", letter, "--file", fields.toString())
                        .get("sent")
                        .asInt())
                .isEqualTo(1);

        assertThat(Written.in(connection, Topics.TRANSACTIONS)).last().satisfies(sent -> {
            assertThat(sent.key()).isEqualTo("c-t1");
            assertThat(sent.value().getAmount().getMinorUnits()).isEqualTo(77);
        });
        Files.writeString(fields, "{\"amount\": 3}");
        String other = letters.writeAndBury("not_avro", Topics.TRANSACTIONS, "k", GARBAGE);
        Run refused = text("replay", other, "--file", fields.toString());
        assertThat(refused.code()).isEqualTo(ExitCodes.USAGE);
        assertThat(refused.err()).contains("the field ");
        assertThat(text("replay", "--all", "--file", fields.toString()).code()).isEqualTo(ExitCodes.USAGE);
        Path message = Files.write(dir.resolve("message"), letters.bytes(Letters.transaction("t2")));
        assertThat(json(0, "replay", other, "--file", message.toString())
                        .get("sent")
                        .asInt())
                .isEqualTo(1);
    }

    private List<ConsumerRecord<String, byte[]>> committed(Topic<?> topic) {
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        new TopicReader(connection).read(topic, TopicReader.Start.beginning(), false, found::add);
        return found;
    }

    private JsonNode json(int code, String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("-o", "json"));
        Run run = text(all.toArray(String[]::new));
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(code);
        return new ObjectMapper().readTree(run.out());
    }

    private Run text(String... words) {
        List<String> all = new ArrayList<>(List.of("dead-letters"));
        all.addAll(List.of(words));
        all.addAll(List.of("--bootstrap-servers", connection.bootstrapServers()));
        all.addAll(List.of("--schema-registry", connection.schemaRegistryUrl()));
        all.addAll(List.of("--topic-prefix", connection.topicPrefix()));
        return Run.of(all.toArray(String[]::new));
    }
}
