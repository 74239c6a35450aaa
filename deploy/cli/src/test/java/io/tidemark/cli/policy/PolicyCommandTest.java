package io.tidemark.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.cli.Run;
import io.tidemark.cli.TransactionsCsv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyCommandTest {

    private static final String POLICY =
            """
            name: cards
            version: v2
            catalogue: handbook
            lists:
              - {name: watched, of: customer, lane: deny, then: review}
            rules:
              - {id: large, when: transaction.amount > 50.0, then: step_up, because: a large one}
              - {id: noted, when: score >= 0.0}
            thresholds: {by: score, review: 0.5, decline: 0.9}
            """;

    private static final String HEAD = "name: cards\nversion: %s\ncatalogue: handbook\n";
    private static final String COSTS =
            """
            thresholds: {by: cost, currency: EUR, fraud: {share: 1, fixed: 15}, review: {cost: 4}, decline: 25}
            """;
    private static final String MAPPING =
            """
            name: mine
            columns:
              transaction_id: id
              event_time: when
              customer_id: card
              terminal_id: shop
              amount: sum
              fraud: state
            currency: EUR
            time: yyyy-MM-dd HH:mm:ss
            separator: ';'
            decimal: ','
            fraud_is: [chargeback]
            genuine_is: [settled]
            """;

    @TempDir
    Path dir;

    private Path policy;

    @BeforeEach
    void writePolicy() throws IOException {
        policy = Files.writeString(dir.resolve("policy.yaml"), POLICY);
    }

    @Test
    void aPolicyThatCanBeUsedIsSaidSo() {
        Run run = Run.of("policy", "validate", policy.toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("cards v2 can be used: 2 rules, 1 lists, 0 segments");
    }

    @Test
    void aPolicyIsShownInTheOrderInWhichItIsHeard() {
        Run run = Run.of("policy", "show", policy.toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .containsSubsequence(
                        "deny",
                        "watched",
                        "rules",
                        "large",
                        "step_up",
                        "a large one",
                        "noted",
                        "thresholds",
                        "decline from score 0.9, review from score 0.5, else approve");
    }

    @Test
    void whatIsWrongIsSaidWithItsLineAndNothingElse() throws IOException {
        Path wrong = Files.writeString(dir.resolve("wrong.yaml"), POLICY.replace("amount", "amout"));
        Run run = Run.of("policy", "validate", wrong.toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).hasLineCount(1).contains("line 7: rule 'large': undefined field 'amout'", "'amount'");

        Run missing = Run.of("policy", "validate", dir.resolve("none.yaml").toString());
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err()).hasLineCount(1).contains("none.yaml does not exist");
    }

    @Test
    void aPolicyIsTriedOnAHistoryBesideTheThresholdsOfTheModel() throws IOException {
        Path transactions = TransactionsCsv.write(dir.resolve("tx.csv"), TransactionsCsv.rows(2_000));
        Path model = dir.resolve("m.zip");
        Run trained = Run.of(
                "train",
                "--transactions",
                transactions.toString(),
                "--mapping",
                "handbook",
                "--train",
                "2024-01-05..2024-01-20",
                "--calibration",
                "2024-01-21..2024-01-25",
                "--params",
                "rounds=5",
                "--out",
                model.toString());
        assertThat(trained.code()).as(trained.err()).isZero();
        Path watched = Files.writeString(dir.resolve("watched.txt"), customer(transactions) + "\n");

        JsonNode result = simulate(transactions, model, "--list", "watched=" + watched);

        JsonNode proposed = result.get("proposed");
        long large = rows(transactions).stream()
                .filter(row -> Double.parseDouble(row[4]) > 50)
                .count();
        assertThat(result.get("transactions").asLong()).isEqualTo(2_000);
        assertThat(proposed.at("/worth/rule large/firing").asLong())
                .isEqualTo(large)
                .isPositive();
        assertThat(proposed.at("/worth/list watched/deciding/value").asLong()).isPositive();
        assertThat(proposed.at("/worth/rule noted/firing").asLong()).isEqualTo(2_000);
        double frauds =
                rows(transactions).stream().filter(row -> row[5].equals("1")).count();
        assertThat(proposed.at("/frauds/stopped/value").asDouble()
                        + proposed.at("/frauds/missed/value").asDouble())
                .isEqualTo(frauds);
        assertThat(proposed.at("/frauds/stopped/low").asDouble())
                .isLessThanOrEqualTo(proposed.at("/frauds/stopped/value").asDouble());
        assertThat(result.get("changes")).isNotEmpty();

        Run text = Run.of(with(transactions, model));
        assertThat(text.out()).contains("frauds stopped", "DIFFERENCE", "list watched", "never decides");

        Run unknown = Run.of(with(transactions, model, "--list", "wached=" + watched));
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("did you mean 'watched'?").hasLineCount(1);

        // Its scores are no probabilities: too few frauds lie on the days that were to calibrate it.
        Files.writeString(policy, HEAD.formatted("v3") + COSTS);
        Run costs = Run.of(with(transactions, model));
        assertThat(costs.code()).isEqualTo(2);
        assertThat(costs.err())
                .hasLineCount(1)
                .contains(
                        "the policy cards v3 goes by cost", "holds no calibration", "train it anew with --calibration");
    }

    /** The page's hour: a file of other columns, separators and labels, rules of today beside costs and ranks. */
    @Test
    void anotherSystemsHistoryIsEnough() throws IOException {
        StringBuilder other = new StringBuilder("id;when;card;shop;sum;state\n");
        for (String[] row : rows(TransactionsCsv.write(dir.resolve("tx.csv"), TransactionsCsv.rows(2_000)))) {
            other.append(String.join(
                            ";",
                            row[0],
                            row[1],
                            row[2],
                            row[3],
                            row[4].replace('.', ','),
                            row[5].equals("1") ? "chargeback" : "settled"))
                    .append('\n');
        }
        Path history = Files.writeString(dir.resolve("history.csv"), other);
        Path mapping = Files.writeString(dir.resolve("mine.yaml"), MAPPING);
        Path model = dir.resolve("model.zip");
        Run trained = Run.of(
                "train",
                "--transactions",
                history.toString(),
                "--mapping",
                mapping.toString(),
                "--train",
                "2024-01-05..2024-01-20",
                "--params",
                "rounds=5",
                "--out",
                model.toString());
        assertThat(trained.code()).as(trained.err()).isZero();
        Path today = Files.writeString(
                dir.resolve("today.yaml"),
                HEAD.formatted("today") + "rules: [{id: old, when: transaction.amount < 9.0, then: decline}]\n"
                        + "thresholds: {by: rank, review: 0.9}\n");
        Path costs = Files.writeString(dir.resolve("new.yaml"), HEAD.formatted("new") + COSTS);

        Run run = Run.of(
                "policy",
                "simulate",
                costs.toString(),
                "--against",
                today.toString(),
                "--model",
                model.toString(),
                "--transactions",
                history.toString(),
                "--mapping",
                mapping.toString(),
                "-o",
                "json");
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode result = new ObjectMapper().readTree(run.out());
        assertThat(result.get("undecided").asInt()).isZero();
        assertThat(result.get("transactions").asInt()).isEqualTo(2_000);
        long small = rows(dir.resolve("tx.csv")).stream()
                .filter(row -> Double.parseDouble(row[4]) < 9)
                .count();
        assertThat(result.at("/today/worth/rule old/deciding/value").asLong())
                .isEqualTo(small)
                .isPositive();
        assertThat(result.at("/today/reviewed/value").asLong()).isPositive();
        assertThat(result.at("/proposed/money/EUR/missed/low").isNumber()).isTrue();
        assertThat(result.at("/difference/frauds_stopped/value").isNumber()).isTrue();

        Run shown = Run.of("policy", "show", costs.toString());
        assertThat(shown.out()).contains("cost least: a fraud 1 of its amount and 15 EUR, a review 4 EUR, declining");
        Run modelless = Run.of(
                "policy",
                "simulate",
                costs.toString(),
                "--transactions",
                history.toString(),
                "--mapping",
                mapping.toString());
        assertThat(modelless.err()).contains("a file has no scores; name a model with --model");
    }

    private JsonNode simulate(Path transactions, Path model, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(with(transactions, model, more)));
        arguments.addAll(List.of("-o", "json"));
        Run run = Run.of(arguments.toArray(new String[0]));
        assertThat(run.code()).as(run.err()).isZero();
        return new ObjectMapper().readTree(run.out());
    }

    private String[] with(Path transactions, Path model, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "policy",
                "simulate",
                policy.toString(),
                "--model",
                model.toString(),
                "--transactions",
                transactions.toString(),
                "--mapping",
                "handbook"));
        arguments.addAll(List.of(more));
        return arguments.toArray(new String[0]);
    }

    private static String customer(Path transactions) throws IOException {
        return rows(transactions).get(0)[2];
    }

    private static List<String[]> rows(Path transactions) throws IOException {
        return Files.readAllLines(transactions).stream()
                .skip(1)
                .map(row -> row.split(","))
                .toList();
    }
}
