package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.scoring.model.bundle.Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --params} takes, refuses and does. */
class TrainParametersTest {

    @TempDir
    private Path dir;

    private Path transactions;

    @BeforeEach
    void writeTransactions() throws IOException {
        transactions = TransactionsCsv.write(dir.resolve("tx.csv"), TransactionsCsv.rows(2_000));
    }

    @ParameterizedTest
    @CsvSource({
        "max_dept=9, did you mean 'max_depth'?",
        "colsample_by_tree=0.5, did you mean 'colsample_bytree'?",
        "early_stopping_rounds=5, all rounds are trained",
        "missing=-999, features say by themselves what is missing",
        "eta=2, must be a number above 0 to 1"
    })
    void what_would_not_be_used_stops_the_command_before_it_reads_anything(String parameter, String why) {
        Run run = train("rounds=20," + parameter, Path.of("no/such/file.csv"));
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.err())
                .contains(parameter.substring(0, parameter.indexOf('=')))
                .contains(why)
                .hasLineCount(1);
        assertThat(dir.resolve("m.zip")).doesNotExist();
    }

    @Test
    void another_name_is_translated_and_told() throws IOException {
        Run run = train("n_estimators=7,learning_rate=0.2", transactions);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err())
                .contains("--params: n_estimators is taken as rounds=7", "--params: learning_rate is taken as eta=0.2");
        JsonNode params = new ObjectMapper().readTree(run.out()).get("params");
        assertThat(params.get("rounds").asText()).isEqualTo("7");
        assertThat(params.get("eta").asText()).isEqualTo("0.2");
        assertThat(params.has("n_estimators") || params.has("learning_rate")).isFalse();
        assertThat(Bundle.open(Files.readAllBytes(dir.resolve("m.zip")))
                        .manifest()
                        .training()
                        .params())
                .hasSize(params.size())
                .containsEntry("rounds", "7");
        Run same = Run.of("models", "diff", text(dir.resolve("m.zip")), text(dir.resolve("m.zip")));
        assertThat(same.code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "monotone_constraints=(TX_AMOUNT:-1)",
                "monotone_constraints={\"TX_AMOUNT\": -1}",
                "monotone_constraints=(-1,0,0,0,0,0,0,0,0,0,0,0,0,0,0)"
            })
    void a_score_is_monotone_in_a_feature_if_it_was_asked_to_be(String constraint) throws IOException {
        // Frauds are the large amounts, so that a score that must not rise with them has to give way.
        Run run = train("rounds=20," + constraint, transactions);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(new ObjectMapper()
                        .readTree(run.out())
                        .get("params")
                        .get("monotone_constraints")
                        .asText())
                .isEqualTo("(-1,0,0,0,0,0,0,0,0,0,0,0,0,0,0)");
        List<Double> scores = scoresByAmount();
        for (int i = 1; i < scores.size(); i++) {
            assertThat(scores.get(i)).isLessThanOrEqualTo(scores.get(i - 1));
        }
        assertThat(train("rounds=20", transactions).code()).isZero();
        List<Double> free = scoresByAmount();
        assertThat(free.get(free.size() - 1)).isGreaterThan(free.get(0));
    }

    @Test
    void a_feature_that_there_is_not_is_refused_before_the_file_is_read() {
        Run run = train("monotone_constraints=(TX_AMONT:1)", Path.of("no/such/file.csv"));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("'TX_AMONT'", "did you mean 'TX_AMOUNT'?")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({
        "'max_dept=9', did you mean 'max_depth'?",
        "'monotone_constraints=(TX_AMONT:1)', did you mean 'TX_AMOUNT'?",
        "'eta=0.1,learning_rate=0.1', one and the same"
    })
    void a_stack_does_not_start_with_parameters_that_its_trainings_would_not_use(String params, String why) {
        Path data = dir.resolve("stack");
        Run run = Run.of("up", "--data-dir", text(data), "--set", "retraining.params=" + params);
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains("retraining.params: ").contains(why).hasLineCount(1);
        assertThat(data).doesNotExist();
    }

    /** Of a row in which nothing but the amount changes. */
    private List<Double> scoresByAmount() throws IOException {
        List<String> names =
                Bundle.open(Files.readAllBytes(dir.resolve("m.zip"))).manifest().featureNames();
        List<String> rows = new ArrayList<>(List.of("transaction_id," + String.join(",", names)));
        for (int amount = 0; amount <= 320; amount += 5) {
            rows.add("r" + amount + "," + amount + ",0".repeat(names.size() - 1));
        }
        Path features = Files.write(dir.resolve("grid.csv"), rows);
        Path out = dir.resolve("scores.csv");
        Run run = Run.of(
                "score", "--model", text(dir.resolve("m.zip")), "--features", text(features), "--out", text(out));
        assertThat(run.code()).as(run.err()).isZero();
        return Files.readAllLines(out).stream()
                .skip(1)
                .map(line -> Double.valueOf(line.split(",")[2]))
                .toList();
    }

    private Run train(String params, Path file) {
        return Run.of(
                "train",
                "--transactions",
                text(file),
                "--mapping",
                "handbook",
                "--train",
                "2024-01-05..2024-01-30",
                "--params",
                params,
                "--out",
                text(dir.resolve("m.zip")),
                "-o",
                "json");
    }

    private static String text(Path path) {
        return path.toString();
    }
}
