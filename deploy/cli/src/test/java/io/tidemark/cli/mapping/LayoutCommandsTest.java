package io.tidemark.cli.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.cli.Run;
import io.tidemark.features.files.MalformedRow;
import io.tidemark.features.files.Mapping;
import io.tidemark.features.files.Row;
import io.tidemark.features.files.TransactionFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A file of each public layout goes the whole way of the first hour. */
class LayoutCommandsTest {

    @TempDir
    Path dir;

    @ParameterizedTest
    @EnumSource
    void aPublicLayoutIsComputedTrainedOnScoredAndEvaluated(PublicLayout layout) throws IOException {
        Path file = layout.write(dir.resolve("transactions.csv"));
        String[] how = {"--transactions", file.toString(), "--mapping", layout.mapping, "--catalogue", catalogue(layout)
        };

        Path features = dir.resolve("features.csv");
        JsonNode computed = json(Run.of(words(how, "features", "compute", "--out", features.toString(), "-o", "json")));
        assertThat(computed.get("rows").asInt()).isEqualTo(PublicLayout.ROWS);
        assertThat(computed.get("vectors").asInt()).isEqualTo(PublicLayout.ROWS);
        assertThat(computed.get("malformed").asInt()).isZero();

        Path model = dir.resolve("model.zip");
        boolean twoDays = layout == PublicLayout.ULB;
        JsonNode trained = json(Run.of(words(
                how,
                "train",
                "--train",
                days(layout, twoDays ? 0 : 5, twoDays ? 0 : 20),
                "--test",
                days(layout, twoDays ? 1 : 28, twoDays ? 1 : 36),
                "--delay",
                twoDays ? "0s" : "7d",
                "--params",
                "rounds=5",
                "--out",
                model.toString(),
                "-o",
                "json")));
        assertThat(trained.get("train_frauds").asInt()).isPositive();
        assertThat(trained.get("test_frauds").asInt()).isPositive();
        assertThat(trained.get("auc_roc").asDouble())
                .as("amounts above 290 are frauds")
                .isGreaterThan(0.9);

        Path scores = dir.resolve("scores.csv");
        Run scored = Run.of(
                "score", "--model", model.toString(), "--features", features.toString(), "--out", scores.toString());
        assertThat(scored.code()).as(scored.err()).isZero();
        JsonNode quality = json(
                Run.of("evaluate", "--scores", labelled(layout, file, scores).toString(), "-o", "json"));
        assertThat(quality.get("rows").asInt()).isEqualTo(PublicLayout.ROWS);
        assertThat(quality.get("frauds").asInt()).isBetween(20, 200);
        assertThat(quality.get("auc_roc").asDouble()).isGreaterThan(0.9);
    }

    @ParameterizedTest
    @EnumSource
    void theGuessReadsItAsTheShippedMappingDoes(PublicLayout layout) throws IOException {
        Path file = layout.write(dir.resolve("transactions.csv"));
        Run guessed = Run.of("mapping", "guess", file.toString());
        assertThat(guessed.code()).as(guessed.err()).isZero();
        assertThat(guessed.err()).contains("the shipped mapping " + layout.mapping);
        assertThat(rows(Mapping.read(guessed.out()), file)).isEqualTo(rows(Mapping.shipped(layout.mapping), file));
    }

    private static String catalogue(PublicLayout layout) {
        return layout == PublicLayout.ULB
                ? Path.of(System.getProperty("tidemark.root"), "docs", "use", "ulb-catalogue.yaml")
                        .toString()
                : "payments";
    }

    private static String days(PublicLayout layout, int from, int until) {
        return layout.start.plusDays(from) + ".." + layout.start.plusDays(until);
    }

    /** What people join by hand: the labels of the file to the scores. */
    private Path labelled(PublicLayout layout, Path file, Path scores) throws IOException {
        Map<String, Row> rows = new HashMap<>();
        rows(Mapping.shipped(layout.mapping), file)
                .forEach(row -> rows.put(row.transaction().getTransactionId(), row));
        List<String> lines = new ArrayList<>(List.of("transaction_id,customer_id,day,label,score"));
        for (String line : Files.readAllLines(scores).subList(1, PublicLayout.ROWS + 1)) {
            String[] fields = line.split(",");
            Row row = rows.get(fields[0]);
            lines.add(String.join(
                    ",",
                    fields[0],
                    row.customer(),
                    String.valueOf(ChronoUnit.DAYS.between(layout.start, row.day())),
                    row.fraud() ? "1" : "0",
                    fields[1]));
        }
        return Files.write(dir.resolve("labelled.csv"), lines);
    }

    private static List<Row> rows(Mapping mapping, Path file) {
        List<Row> rows = new ArrayList<>();
        try (TransactionFile transactions = TransactionFile.open(file, mapping, MalformedRow.strict())) {
            transactions.forEachRemaining(rows::add);
        }
        return rows;
    }

    private static String[] words(String[] how, String... command) {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(List.of(how));
        return words.toArray(String[]::new);
    }

    private static JsonNode json(Run run) throws IOException {
        assertThat(run.code()).as(run.err()).isZero();
        return new ObjectMapper().readTree(run.out());
    }
}
