package io.tidemark.cli.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.cli.Run;
import io.tidemark.cli.TransactionsCsv;
import io.tidemark.scoring.model.bundle.Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model file alone, as Python leaves it, becomes a bundle again and is compared with others. */
class BundleCommandsTest {

    @TempDir
    Path dir;

    private Path trained;
    private Path model;
    private Path features;

    @BeforeEach
    void train() throws IOException {
        Path transactions = TransactionsCsv.write(dir.resolve("tx.csv"), TransactionsCsv.rows(3_000));
        trained = dir.resolve("trained.zip");
        ok(
                "train",
                "--transactions",
                text(transactions),
                "--mapping",
                "handbook",
                "--params",
                "rounds=5",
                "--train",
                "2024-01-05..2024-01-20",
                "--calibration",
                "2024-01-21..2024-02-20",
                "--out",
                text(trained));
        features = dir.resolve("features.csv");
        ok(
                "features",
                "compute",
                "--transactions",
                text(transactions),
                "--mapping",
                "handbook",
                "--out",
                text(features));
        model = Files.write(
                dir.resolve("model.json"),
                Bundle.open(Files.readAllBytes(trained)).model());
    }

    @Test
    void reasonsInTheWordsOfTheCatalogueStandBesideTheScores() throws IOException {
        Path bundle = dir.resolve("outside.zip");
        ok("models", "bundle", text(model), "--catalogue", "handbook", "--data", text(features), "--out", text(bundle));
        assertThat(Bundle.open(Files.readAllBytes(bundle)).manifest().reasons())
                .isEqualTo(Bundle.open(Files.readAllBytes(trained)).manifest().reasons());
        List<String> told = reasons(bundle);
        assertThat(told.get(0))
                .startsWith("transaction_id,score,margin,reason_1,")
                .endsWith(",reason_4_sentence");
        assertThat(told)
                .anyMatch(line -> line.matches(".*UNUSUAL_AMOUNT,[0-9.E-]+,"
                        + "The amount is \\d+\\.\\d\\d; usual for this customer: \\d+\\.\\d\\d,.*"));
        assertThat(reasons(model)).anyMatch(line -> line.matches(".*,TX_AMOUNT,[0-9.E-]+,TX_AMOUNT: [0-9.]+,.*"));
    }

    private List<String> reasons(Path of) throws IOException {
        Path out = dir.resolve("reasons.csv");
        ok("score", "--model", text(of), "--features", text(features), "--out", text(out), "--reasons");
        return Files.readAllLines(out);
    }

    @Test
    void aBareModelBecomesABundleThatScoresTheSameMargins() throws IOException {
        Path bundle = dir.resolve("outside.zip");
        JsonNode made = json(
                "models",
                "bundle",
                text(model),
                "--catalogue",
                "handbook",
                "--data",
                text(features),
                "--version",
                "v1",
                "--out",
                text(bundle),
                "-o",
                "json");
        assertThat(made.get("version").asText()).isEqualTo("v1");
        assertThat(made.get("features").asInt()).isEqualTo(15);
        Bundle opened = Bundle.open(Files.readAllBytes(bundle));
        assertThat(opened.manifest().catalogueHash())
                .isEqualTo(Bundle.open(Files.readAllBytes(trained)).manifest().catalogueHash());
        assertThat(opened.manifest().policy().reviewThreshold()).isPositive();
        assertThat(margins(bundle)).isEqualTo(margins(trained));
    }

    @Test
    void theShippedCatalogueThatComputesTheFeaturesIsFoundByTheirNames() throws IOException {
        List<String> names = Bundle.open(Files.readAllBytes(trained)).manifest().featureNames();
        Path file = Files.write(dir.resolve("names.txt"), names);
        for (String given : List.of(text(file), String.join(",", names))) {
            JsonNode made = json(
                    "models",
                    "bundle",
                    text(model),
                    "--features",
                    given,
                    "--data",
                    text(features),
                    "--out",
                    text(dir.resolve("b.zip")),
                    "-o",
                    "json");
            assertThat(made.get("catalogue").asText()).isEqualTo("handbook");
        }
    }

    @Test
    void whatDoesNotFitIsOneSentence() throws IOException {
        refused("--features", "a,b", "has 15 features, but 2 are named");
        refused("--catalogue", "payments", "features");
        String[] nothing = {"models", "bundle", text(model), "--data", text(features)};
        assertThat(Run.of(nothing).code()).isEqualTo(2);
        assertThat(Run.of(nothing).err()).contains("--features or --catalogue").hasLineCount(1);
        Files.writeString(model, Files.readString(model).substring(0, 400));
        refused("--catalogue", "handbook", "cannot be scored");
    }

    @Test
    void twoBundlesAreComparedFieldByField() throws IOException {
        Path bundle = dir.resolve("outside.zip");
        ok(
                "models",
                "bundle",
                text(model),
                "--catalogue",
                "handbook",
                "--data",
                text(features),
                "--version",
                "v1",
                "--out",
                text(bundle));
        JsonNode diff = json("models", "diff", text(trained), text(bundle), "-o", "json");
        assertThat(diff.get("same").asBoolean()).isFalse();
        assertThat(diff.get("b").get("version").asText()).isEqualTo("v1");
        assertThat(diff.get("features").get("added")).isEmpty();
        List<String> fields = diff.get("changes").findValuesAsText("field");
        assertThat(fields)
                .contains("version", "training.source", "policy.review_threshold", "calibration.slope")
                .doesNotContain("forest.trees", "parts.model.json", "catalogue_hash");
        assertThat(json("models", "diff", text(trained), text(trained), "-o", "json")
                        .get("same")
                        .asBoolean())
                .isTrue();
        assertThat(Run.of("models", "diff", text(trained), text(bundle)).out())
                .contains("FIELD")
                .contains("training.source");
        assertThat(Run.of("models", "diff", text(trained), text(dir.resolve("no.zip")))
                        .code())
                .isEqualTo(2);
    }

    private void refused(String option, String value, String why) {
        Run run = Run.of(
                "models",
                "bundle",
                text(model),
                option,
                value,
                "--data",
                text(features),
                "--out",
                text(dir.resolve("x.zip")));
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.err().lines().reduce((first, last) -> last).orElseThrow())
                .contains(why);
    }

    private List<String> margins(Path bundle) throws IOException {
        Path out = dir.resolve("scores.csv");
        ok("score", "--model", text(bundle), "--features", text(features), "--out", text(out));
        return Files.readAllLines(out).stream()
                .map(line -> line.split(",")[0] + line.split(",")[2])
                .toList();
    }

    private static JsonNode json(String... words) throws IOException {
        return new ObjectMapper().readTree(ok(words).out());
    }

    private static Run ok(String... words) {
        Run run = Run.of(words);
        assertThat(run.code()).as(run.err()).isZero();
        return run;
    }

    private static String text(Path path) {
        return path.toString();
    }
}
