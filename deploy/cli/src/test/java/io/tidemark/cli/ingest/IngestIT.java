package io.tidemark.cli.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.cli.OnServers;
import io.tidemark.cli.Run;
import io.tidemark.cli.SharedData;
import io.tidemark.cli.TransactionsCsv;
import io.tidemark.cli.Written;
import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.features.files.Mapping;
import io.tidemark.features.files.MergedFeed;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Outcome;
import io.tidemark.schemas.OutcomeKind;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Tag("component")
class IngestIT {

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
    void bothKindsArriveKeyedByCustomerAndInTheOrderOfTheMergedFeed() throws Exception {
        Path file = TransactionsCsv.write(dir.resolve("tx.csv.gz"), TransactionsCsv.rows(1_000));

        Run run = ingest("transactions", file, "--with-labels", "--delay", "2d", "-o", "json");

        assertThat(run.code()).as(run.err()).isZero();
        JsonNode summary = new ObjectMapper().readTree(run.out());
        assertThat(summary.get("sent").asLong()).isEqualTo(1_000);
        assertThat(summary.get("labels").asLong()).isEqualTo(1_000);
        assertThat(summary.get("refused").asLong()).isZero();
        List<Transaction> transactions = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        MergedFeed.read(file, Mapping.shipped("handbook"), Optional.of(Duration.ofDays(2)), row -> {})
                .forEach(item -> {
                    if (item.event().isLabel()) {
                        labels.add(item.event().label());
                    } else {
                        transactions.add(item.event().transaction());
                    }
                });
        assertThat(byKey(Written.in(connection, Topics.TRANSACTIONS)))
                .isEqualTo(transactions.stream().collect(Collectors.groupingBy(Transaction::getCustomerId)));
        assertThat(byKey(Written.in(connection, Topics.LABELS)))
                .isEqualTo(labels.stream().collect(Collectors.groupingBy(Label::getCustomerId)));
    }

    @Test
    void labelsAloneAreObservedAfterTheDelay() throws Exception {
        Path file = TransactionsCsv.write(
                dir.resolve("tx.csv"), TransactionsCsv.HEADER + "7,2024-01-01 10:00:00,c1,t1,300.00,1\n");

        Run run = ingest("labels", file, "--delay", "12h");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("0 sent, 1 labels, 0 refused");
        Label label = Written.in(connection, Topics.LABELS).get(0).value();
        assertThat(label.getVerdict()).isEqualTo(Verdict.FRAUD);
        assertThat(label.getObservedAt()).isEqualTo("2024-01-01T22:00:00Z");
        assertThat(Written.count(connection, Topics.TRANSACTIONS)).isZero();
    }

    @Test
    void outcomesAreSentByThemselvesOrMergedWithTransactionsByWhenTheyBecameKnown() throws Exception {
        Path file = TransactionsCsv.write(
                dir.resolve("tx.csv"),
                TransactionsCsv.HEADER + "7,2024-01-01 10:00:00,c1,t1,300.00,1\n8,2024-01-01 12:00:00,c1,t1,3.00,0\n");
        Path outcomes = Files.writeString(
                dir.resolve("outcomes.csv"),
                """
                transaction_id,kind,event_time,customer_id,code,amount,currency
                7,declined,2024-01-01T10:00:01Z,c1,51,,
                7,refunded,2024-01-02T10:00:00Z,,,12.50,EUR
                """);

        Run merged = ingest("transactions", file, "--outcomes", outcomes.toString());
        assertThat(merged.code()).as(merged.err()).isZero();
        assertThat(merged.out()).startsWith("2 sent, 0 labels, 2 outcomes, 0 refused");
        List<ConsumerRecord<String, Outcome>> written = Written.in(connection, Topics.OUTCOMES);
        assertThat(written).extracting(ConsumerRecord::key).containsExactlyInAnyOrder("c1", "7");
        assertThat(written)
                .filteredOn(one -> one.value().getKind() == OutcomeKind.REFUNDED)
                .singleElement()
                .satisfies(one -> assertThat(one.value().getAmount()).isEqualTo(new Money(1250L, "EUR")));

        Run alone = alone(outcomes, "-o", "json");
        assertThat(alone.code()).as(alone.err()).isZero();
        assertThat(new ObjectMapper().readTree(alone.out()).get("outcomes").asLong())
                .isEqualTo(2);
        assertThat(Written.count(connection, Topics.OUTCOMES)).isEqualTo(4);
    }

    @Test
    void aFileOfOutcomesWithARowThatIsNoneOrWithCardNumbersIsRefusedBeforeAnythingIsSent() throws Exception {
        String header = "transaction_id,kind,event_time,customer_id\n7,declined,2024-01-01T10:00:01Z,c1\n";
        Path lost = Files.writeString(dir.resolve("lost.csv"), header + "8,lost,2024-01-01T10:00:01Z,c1\n");
        Path cards = Files.writeString(dir.resolve("cards.csv"), header.replace("c1", "4111111111111111"));
        Path empty = Files.writeString(dir.resolve("empty.csv"), "transaction_id,kind,event_time\n");

        Run refused = alone(lost);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .contains("line 3 is no outcome: 'lost' is no kind of outcome")
                .hasLineCount(1);
        Run token = alone(cards);
        assertThat(token.code()).isEqualTo(3);
        assertThat(token.err()).contains("customer_id", "--allow-card-numbers").doesNotContain("41111111");
        Run nothing = alone(empty);
        assertThat(nothing.code()).isEqualTo(1);
        assertThat(nothing.err()).contains("has no row").hasLineCount(1);
        assertThat(Written.count(connection, Topics.OUTCOMES)).isZero();
    }

    @Test
    void aMalformedRowIsNamedWithLineAndReasonAndTheRestIsSent() throws Exception {
        Path file = withBadRows(25);

        Run refused = ingest("transactions", file);
        assertThat(refused.code()).isEqualTo(3);
        assertThat(refused.err()).contains("25 of 27 rows are malformed");
        assertThat(Written.count(connection, Topics.TRANSACTIONS)).isZero();

        Run run = ingest("transactions", file, "--max-malformed", "1");

        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("2 sent, 0 labels, 25 refused");
        assertThat(run.err())
                .contains("line 3: 'much' is no amount")
                .contains("line 22: ")
                .doesNotContain("line 23: ");
        List<ConsumerRecord<String, Transaction>> sent = Written.in(connection, Topics.TRANSACTIONS);
        assertThat(sent).extracting(ConsumerRecord::key).containsExactlyInAnyOrder("c1", "c2");
        assertThat(sent).extracting(record -> record.value().getAmount()).contains(new Money(1250L, "EUR"));
    }

    @Test
    void strictSendsNothingOfAFileWithAMalformedRow() throws Exception {
        Run run = ingest("transactions", withBadRows(1), "--strict");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("line 3: 'much' is no amount").hasLineCount(1);
        assertThat(Written.count(connection, Topics.TRANSACTIONS)).isZero();
    }

    @Test
    void cardNumbersAreRefusedBeforeAnythingIsSentAndNeverShown() throws Exception {
        Path file = TransactionsCsv.write(
                dir.resolve("tx.csv"),
                TransactionsCsv.HEADER
                        + "1,2024-01-01 10:00:00,4111111111111111,t1,3.00,0\n"
                        + "2,2024-01-01 10:00:00,5555555555554444,t1,3.00,0\n");

        Run refused = ingest("transactions", file);

        assertThat(refused.code()).isEqualTo(3);
        assertThat(refused.err())
                .contains("CUSTOMER_ID")
                .contains("--allow-card-numbers")
                .doesNotContain("41111111", "55555555")
                .hasLineCount(1);
        assertThat(Written.count(connection, Topics.TRANSACTIONS)).isZero();
        assertThat(ingest("transactions", file, "--allow-card-numbers").code()).isZero();
        assertThat(Written.count(connection, Topics.TRANSACTIONS)).isEqualTo(2);
    }

    @Test
    void aRateIsKept() throws Exception {
        Path file = TransactionsCsv.write(dir.resolve("tx.csv"), TransactionsCsv.rows(40));

        Run run = ingest("transactions", file, "--rate", "50", "-o", "json");

        // The last of 40 is due 39/50 s after the first.
        assertThat(new ObjectMapper().readTree(run.out()).get("seconds").asDouble())
                .isGreaterThanOrEqualTo(0.78);
        assertThat(Written.count(connection, Topics.TRANSACTIONS)).isEqualTo(40);
    }

    @Test
    void missingTopicsAreOneSentenceThatSaysHowToMakeThem() throws Exception {
        Path file = TransactionsCsv.write(dir.resolve("tx.csv"), TransactionsCsv.rows(1));

        Run run = Run.of(words("transactions", file, connection.schemaRegistryUrl(), "nowhere."));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains("nowhere.transactions")
                .contains("tidemark topics apply")
                .hasLineCount(1);
    }

    @Test
    void anUnreachableRegistryIsOneSentenceWithItsAddress() throws Exception {
        Path file = TransactionsCsv.write(dir.resolve("tx.csv"), TransactionsCsv.rows(1));

        Run run = Run.of(words("transactions", file, "http://127.0.0.1:1", connection.topicPrefix()));

        assertThat(run.code()).isEqualTo(69);
        assertThat(run.err()).contains("http://127.0.0.1:1").hasLineCount(1);
    }

    @Test
    void theWholeHandbookIsSentRowByRow() {
        Path file = SharedData.path("handbook_days_000_090.csv.gz");
        assumeThat(Files.exists(file))
                .as(file + " is absent; set TIDEMARK_DATA to run this")
                .isTrue();

        Run run = ingest("transactions", file);

        assertThat(run.code()).as(run.err()).isZero();
        System.out.println("handbook: " + run.out().strip());
        assertThat(run.out()).startsWith("872795 sent, 0 labels, 0 refused");
        assertThat(Written.count(connection, Topics.TRANSACTIONS)).isEqualTo(872_795);
    }

    private Path withBadRows(int count) throws Exception {
        return TransactionsCsv.write(
                dir.resolve("tx.csv"),
                TransactionsCsv.HEADER
                        + "1,2024-01-01 10:00:00,c1,t1,12.50,0\n"
                        + "2,2024-01-01 10:00:01,c1,t1,much,0\n".repeat(count)
                        + "3,2024-01-01 10:00:02,c2,t1,3.00,0\n");
    }

    private static <T> Map<String, List<T>> byKey(List<ConsumerRecord<String, T>> records) {
        return records.stream()
                .collect(Collectors.groupingBy(
                        ConsumerRecord::key, Collectors.mapping(ConsumerRecord::value, Collectors.toList())));
    }

    private Run ingest(String what, Path file, String... more) {
        return Run.of(words(what, file, connection.schemaRegistryUrl(), connection.topicPrefix(), more));
    }

    private Run alone(Path file, String... more) {
        return new OnServers(connection)
                .run(OnServers.words(new String[] {"ingest", "outcomes", "--file", file.toString()}, more));
    }

    private String[] words(String what, Path file, String registry, String prefix, String... more) {
        List<String> words =
                new ArrayList<>(List.of("ingest", what, "--file", file.toString(), "--mapping", "handbook"));
        words.addAll(List.of("--bootstrap-servers", connection.bootstrapServers(), "--schema-registry", registry));
        words.addAll(List.of("--topic-prefix", prefix));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }
}
