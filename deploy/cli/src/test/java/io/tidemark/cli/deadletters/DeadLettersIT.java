package io.tidemark.cli.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.cli.Run;
import io.tidemark.cli.Written;
import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.exit.ExitCodes;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Transaction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is buried, looked at and mended. */
@Tag("component")
class DeadLettersIT {

    private static final byte[] GARBAGE = "no avro\u001b[2J".getBytes(StandardCharsets.UTF_8);

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    @TempDir
    Path dir;

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
    void lettersAreCountedByCauseAndTopicAndTheNewestAreListed() throws Exception {
        assertThat(dead.text("list").out()).startsWith("no dead letters");
        letters.writeAndBury("not_avro", Topics.TRANSACTIONS, "a", GARBAGE);
        letters.writeAndBury("not_avro", Topics.TRANSACTIONS, "b", GARBAGE);
        letters.writeAndBury("not_avro", Topics.LABELS, "b", GARBAGE);
        letters.writeAndBury("no_value", Topics.TRANSACTIONS, "d", null);
        letters.write(Topics.DEAD_LETTERS, 0, null, GARBAGE);

        JsonNode all = dead.json(0, "list");
        assertThat(all.get("letters").asInt()).isEqualTo(4);
        assertThat(all.get("unreadable").asInt()).isEqualTo(1);
        assertThat(all.get("causes").findValuesAsText("cause")).containsExactly("not_avro", "no_value", "not_avro");
        assertThat(all.get("causes").findValuesAsText("letters")).containsExactly("2", "1", "1");
        assertThat(dead.json(0, "list", "--cause", "no_value,other")
                        .get("letters")
                        .asInt())
                .isEqualTo(1);
        assertThat(dead.json(0, "list", "--topic", "labels").get("letters").asInt())
                .isEqualTo(1);
        assertThat(dead.json(0, "list", "--from", "2020-01-01").get("letters").asInt())
                .isEqualTo(4);
        assertThat(dead.json(0, "list", "--from", "2999-01-01").get("letters").asInt())
                .isZero();
        assertThat(dead.json(0, "list", "--until", "2020-01-01").get("letters").asInt())
                .isZero();
        assertThat(dead.text("list").out()).containsPattern("not_avro +transactions +2 ");
        Run newest = dead.text("list", "--records", "--limit", "2");
        assertThat(newest.out().lines()).hasSize(2);
        assertThat(newest.out()).contains("labels/", "no_value").doesNotContain("dead-letters/0-0 ");
        assertThat(newest.err()).contains("1 records of dead-letters are no letters");
        assertThat(dead.text("list", "--topic", "transaction").code()).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void aLetterIsShownByItsPlaceAndByThatOfItsRecordWithBytesAndFields() throws Exception {
        byte[] good = letters.bytes(Letters.transaction("t1"));
        RecordMetadata at = letters.write(Topics.TRANSACTIONS, 2, "c-t1", good);
        String readable = letters.bury("missing_amount", at, "c-t1", good);
        String garbage = letters.writeAndBury("not_avro", Topics.TRANSACTIONS, "x", GARBAGE);
        Path raw = dir.resolve("raw");

        JsonNode byRecord = dead.json(0, "show", "transactions/2-" + at.offset(), "--raw", raw.toString());
        assertThat(byRecord.get("letter").asText()).isEqualTo("dead-letters/" + readable);
        assertThat(byRecord.at("/decoded/amount/minor_units").asLong()).isEqualTo(1250);
        assertThat(Files.readAllBytes(raw)).isEqualTo(good);
        Run shown = dead.text("show", garbage);
        assertThat(shown.out())
                .contains("|no avro.[2J|", "unreadable Not readable as Avro", "cause      not_avro")
                .doesNotContain("\u001b");
        assertThat(dead.text("show", "0-77").code()).isEqualTo(ExitCodes.USAGE);
        assertThat(dead.text("show", "somewhere").err()).contains("is no place");
        Run unmendable = dead.text("show", garbage, "--json", dir.resolve("f").toString());
        assertThat(unmendable.code()).isEqualTo(ExitCodes.CHECK_SAID_NO);
    }

    @Test
    void aMendedRecordIsSentByItsOwnKeyUnderTheSchemaOfThisBuild() throws Exception {
        Transaction wrong = Letters.transaction("t1");
        byte[] bytes = letters.bytes(wrong);
        String letter = letters.writeAndBury("negative_amount", Topics.TRANSACTIONS, "odd key", bytes);
        Path fields = dir.resolve("fields.json");

        assertThat(dead.text("show", letter, "--json", fields.toString()).code())
                .isZero();
        Files.writeString(fields, Files.readString(fields).replace("1250", "77"));
        assertThat(dead.json(0, "replay", letter, "--file", fields.toString())
                        .get("sent")
                        .asInt())
                .isEqualTo(1);

        assertThat(Written.in(connection, Topics.TRANSACTIONS)).last().satisfies(sent -> {
            assertThat(sent.key()).isEqualTo("c-t1");
            assertThat(sent.value().getAmount().getMinorUnits()).isEqualTo(77);
        });
        Files.writeString(fields, "{\"amount\": 3}");
        String other = letters.writeAndBury("not_avro", Topics.TRANSACTIONS, "k", GARBAGE);
        Run refused = dead.text("replay", other, "--file", fields.toString());
        assertThat(refused.code()).isEqualTo(ExitCodes.USAGE);
        assertThat(refused.err()).contains("the field ");
        assertThat(dead.text("replay", "--all", "--file", fields.toString()).code())
                .isEqualTo(ExitCodes.USAGE);
        Path message = Files.write(dir.resolve("message"), letters.bytes(Letters.transaction("t2")));
        assertThat(dead.json(0, "replay", other, "--file", message.toString())
                        .get("sent")
                        .asInt())
                .isEqualTo(1);
    }
}
