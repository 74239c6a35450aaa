package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that work on files alone. */
@Tag("component")
class FileCommandsIT {

    private static final int ROWS = 2_000;

    @TempDir
    Path dir;

    private Path transactions;

    @BeforeEach
    void writeTransactions() throws IOException {
        transactions = TransactionsCsv.write(dir.resolve("tx.csv.gz"), TransactionsCsv.rows(ROWS));
    }

    @Test
    void aFileIsTrainedOnComputedAndScoredTheSameByBothEngines() throws IOException {
        JsonNode trained = json(train("2024-01-05..2024-01-20", "2024-01-28..2024-02-05", dir.resolve("m.zip")));
        assertThat(trained.get("train_rows").asInt()).isEqualTo(16 * 48);
        assertThat(trained.get("train_frauds").asInt()).isPositive();
        // Customers known to be defrauded are left out.
        assertThat(trained.get("test_rows").asInt()).isBetween(1, 9 * 48 - 1);
        assertThat(trained.get("test_frauds").asInt()).isPositive();
        assertThat(trained.get("auc_roc").asDouble()).isBetween(0.0, 1.0);
        assertThat(trained.get("average_precision").asDouble()).isBetween(0.0, 1.0);
        assertThat(trained.get("card_precision_at_100").asDouble()).isBetween(0.0, 1.0);
        assertThat(trained.get("params").get("rounds").asText()).isEqualTo("5");

        Path features = dir.resolve("f.csv");
        Run computed = Run.of(
                "features",
                "compute",
                "--transactions",
                path(transactions),
                "--mapping",
                "handbook",
                "--out",
                path(features));
        assertThat(computed.code()).as(computed.err()).isZero();
        assertThat(Files.readAllLines(features))
                .hasSize(ROWS + 1)
                .first()
                .asString()
                .startsWith("transaction_id,TX_AMOUNT,");

        List<String> compiled = score(features, "compiled");
        assertThat(compiled).hasSize(ROWS + 1).first().isEqualTo("transaction_id,score,margin");
        assertThat(margins(score(features, "xgboost4j"))).isEqualTo(margins(compiled));
    }

    @Test
    void aBackfillInFlinksBatchModeWritesTheRowsThatTheEngineComputes() throws IOException {
        String[] file = {"--transactions", path(transactions), "--mapping", "handbook", "--delay", "2d", "--out"};
        Path computed = dir.resolve("computed.csv");
        Run compute = Run.of(with(new String[] {"features", "compute"}, with(file, path(computed))));
        assertThat(compute.code()).as(compute.err()).isZero();
        Path directory = dir.resolve("backfilled");
        Run backfill = Run.of(with(new String[] {"features", "backfill", "-o", "json"}, with(file, path(directory))));
        assertThat(backfill.code()).as(backfill.err()).isZero();
        assertThat(json(backfill).get("to").asText()).isEqualTo(path(directory));

        List<String> rows = new ArrayList<>(unpacked(directory.resolve("vectors-0.csv.gz")));
        List<String> others = unpacked(directory.resolve("vectors-1.csv.gz"));
        assertThat(others.get(0)).isEqualTo(rows.get(0));
        rows.addAll(others.subList(1, others.size()));
        assertThat(rows).containsExactlyInAnyOrderElementsOf(Files.readAllLines(computed));
    }

    private static List<String> unpacked(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    @Test
    void aggregatesAreListedAndADictionaryIsMadeOfAFile() throws IOException {
        assertThat(Run.of("features", "aggregates").out())
                .startsWith("AGGREGATE")
                .contains("fraud_rate", "km/h");
        String[] dictionary = {
            "features", "dictionary", "--transactions", path(transactions), "--mapping", "handbook", "--of"
        };
        assertThat(Run.of(with(dictionary, "currency")).out().strip()).isEqualTo("dictionaries:\n  currency: ['EUR']");
        JsonNode two = json(Run.of(with(dictionary, "terminal", "--at-most", "2", "-o", "json")));
        assertThat(two.get("terminal")).hasSize(2);
        assertThat(Run.of(with(dictionary, "amount")).code()).isEqualTo(2);
    }

    private static String[] with(String[] first, String... more) {
        String[] all = Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }

    @Test
    void featuresAreListedInTheOrderOfTheVector() throws IOException {
        JsonNode listing = json(Run.of("features", "list", "-o", "json"));
        assertThat(listing.get("catalogue").asText()).isEqualTo("handbook");
        assertThat(listing.get("features")).hasSize(15);
        assertThat(listing.get("features").get(0).get("name").asText()).isEqualTo("TX_AMOUNT");
        assertThat(Run.of("features", "list").out()).startsWith("FEATURE").contains("TERMINAL_ID_RISK_7DAY_WINDOW");
    }

    @Test
    void qualityIsThatOfTheDefinition() throws IOException {
        Path scores = Files.writeString(
                dir.resolve("scores.csv"),
                "transaction_id,customer_id,day,label,score\n1,a,0,1,0.9\n2,b,0,0,0.8\n3,c,0,1,0.7\n4,d,0,0,0.1\n");

        JsonNode found = json(Run.of("evaluate", "--scores", path(scores), "-k", "2", "-o", "json"));

        assertThat(found.get("rows").asInt()).isEqualTo(4);
        assertThat(found.get("frauds").asInt()).isEqualTo(2);
        // Of four pairs one is in the wrong order; precision is 1 at the first fraud and 2/3 at the second.
        assertThat(found.get("auc_roc").asDouble()).isEqualTo(0.75);
        assertThat(found.get("average_precision").asDouble()).isCloseTo((1 + 2 / 3.0) / 2, within(1e-12));
        assertThat(found.get("card_precision_at_k").asDouble()).isEqualTo(0.5);
        assertThat(found.get("hits_per_day").get(0).asInt()).isEqualTo(1);
    }

    @Test
    void testDaysThatWouldLeakAreRefused() {
        Run run = train("2024-01-05..2024-01-20", "2024-01-22..2024-01-24", dir.resolve("m.zip"));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("leak").hasLineCount(1);
    }

    @Test
    void aPlaceWhereNothingCanBeWrittenIsToldBeforeTheWork() {
        Run run = train("2024-01-05..2024-01-20", "2024-01-28..2024-02-05", dir.resolve("nowhere/m.zip"));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("there is no directory").hasLineCount(1);
    }

    @Test
    void anUnknownMappingIsOneSentenceWithASuggestion() {
        for (String[] words : new String[][] {
            {"features", "compute", "--transactions", path(transactions), "--mapping", "handbok", "--out", "o.csv"},
            {"ingest", "transactions", "--file", path(transactions), "--mapping", "handbok"}
        }) {
            Run run = Run.of(words);
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err()).contains("handbok").contains("handbook").hasLineCount(1);
        }
    }

    @Test
    void aMissingFileIsOneSentence() {
        String missing = path(dir.resolve("missing.csv"));
        for (String[] words : new String[][] {
            {"features", "compute", "--transactions", missing, "--mapping", "handbook", "--out", path(dir.resolve("o"))
            },
            {"ingest", "labels", "--file", missing, "--mapping", "handbook"},
            {"evaluate", "--scores", missing},
            {"score", "--model", missing, "--features", missing, "--out", path(dir.resolve("o"))}
        }) {
            Run run = Run.of(words);
            assertThat(run.code()).as(run.err()).isEqualTo(2);
            assertThat(run.err()).contains(missing).hasLineCount(1);
        }
    }

    @Test
    void labelsOfAFileWithoutAFraudColumnAreRefused() throws IOException {
        Path mapping = Files.writeString(
                dir.resolve("mine.yaml"),
                """
                name: mine
                columns:
                  transaction_id: TRANSACTION_ID
                  event_time: TX_DATETIME
                  customer_id: CUSTOMER_ID
                  terminal_id: TERMINAL_ID
                  amount: TX_AMOUNT
                currency: EUR
                time: yyyy-MM-dd HH:mm:ss
                """);
        Run run = Run.of("ingest", "labels", "--file", path(transactions), "--mapping", path(mapping));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("names no column of labels").hasLineCount(1);
    }

    @Test
    void theHandbooksWeekMeetsThePublishedTable() throws IOException {
        Path handbook = SharedData.path("handbook_days_000_090.csv.gz");
        assumeThat(Files.exists(handbook))
                .as(handbook + " is absent; set TIDEMARK_DATA to run this")
                .isTrue();

        JsonNode trained = json(Run.of(
                "train",
                "--transactions",
                path(handbook),
                "--mapping",
                "handbook",
                "--train",
                "2018-05-16..2018-05-22",
                "--delay",
                "7d",
                "--test",
                "2018-05-30..2018-06-05",
                "--params",
                "tree_method=exact,base_score=0.5,rounds=100,eta=0.1,max_depth=3",
                "--out",
                path(dir.resolve("m.zip")),
                "-o",
                "json"));

        assertThat(trained.get("train_rows").asInt()).isEqualTo(67_621);
        assertThat(trained.get("train_frauds").asInt()).isEqualTo(598);
        assertThat(trained.get("test_rows").asInt()).isEqualTo(57_688);
        assertThat(trained.get("test_frauds").asInt()).isEqualTo(363);
        assertThat(trained.get("auc_roc").asDouble()).isCloseTo(.8779, within(.001));
        assertThat(trained.get("average_precision").asDouble()).isCloseTo(.6917, within(.001));
        assertThat(trained.get("card_precision_at_100").asDouble()).isCloseTo(.274, within(.001));
    }

    private Run train(String days, String testDays, Path out) {
        return Run.of(
                "train",
                "--transactions",
                path(transactions),
                "--mapping",
                "handbook",
                "--train",
                days,
                "--test",
                testDays,
                "--params",
                "rounds=5",
                "--out",
                path(out),
                "-o",
                "json");
    }

    private List<String> score(Path features, String engine) throws IOException {
        Path out = dir.resolve(engine + ".csv");
        Run run = Run.of(
                "score",
                "--model",
                path(dir.resolve("m.zip")),
                "--features",
                path(features),
                "--out",
                path(out),
                "--engine",
                engine);
        assertThat(run.code()).as(run.err()).isZero();
        return Files.readAllLines(out);
    }

    private static List<String> margins(List<String> scores) {
        return scores.stream()
                .map(line -> line.split(",")[0] + line.split(",")[2])
                .toList();
    }

    private static JsonNode json(Run run) throws IOException {
        assertThat(run.code()).as(run.err()).isZero();
        return new ObjectMapper().readTree(run.out());
    }

    private static String path(Path path) {
        return path.toString();
    }
}
