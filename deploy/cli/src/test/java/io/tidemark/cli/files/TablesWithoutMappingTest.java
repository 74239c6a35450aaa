package io.tidemark.cli.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that read a file without a mapping are told on the command line how it is written. */
class TablesWithoutMappingTest {

    private static final String[] EUROPEAN = {"--separator", ";", "--decimal", ",", "--thousands", "."};

    @TempDir
    Path dir;

    private Commands commands;

    @BeforeEach
    void commands() {
        commands = new Commands(dir);
    }

    @Test
    void scoresAreEvaluatedAlikeHoweverTheyAreWritten() throws IOException {
        Path scores = commands.given("scores_bom.csv");
        String expected = commands.evaluate(scores, "-o", "json").out();
        assertThat(expected).contains("auc_roc");
        Path european = commands.write("e.csv", european(Files.readString(scores)));
        assertThat(commands.evaluate(european, with(EUROPEAN, "-o", "json")).out())
                .isEqualTo(expected);
        Path excel = commands.write(
                "x.csv", "sep=;\r\n" + european(Files.readString(scores).substring(1)));
        Run read = commands.evaluate(excel, "--decimal", ",", "-o", "json");
        assertThat(read.out()).isEqualTo(expected);
        assertThat(read.err()).contains("x.csv is read as parted by ';', as its first line says");
        Run contradicted = commands.evaluate(excel, "--separator", ",");
        assertThat(contradicted.code()).isEqualTo(2);
        assertThat(contradicted.err()).contains("x.csv line 1 says").hasLineCount(1);
    }

    @Test
    void featuresAreScoredAlikeHoweverTheyAreWritten() throws IOException {
        Path features = commands.given("features_bom.csv");
        assertThat(commands.score(features).code()).isZero();
        List<String> expected = Files.readAllLines(dir.resolve("scored.csv"));
        Path european = commands.write("e.csv", european(Files.readString(features)));
        assertThat(commands.score(european, EUROPEAN).code()).isZero();
        assertThat(Files.readAllLines(dir.resolve("scored.csv"))).isEqualTo(expected);
        Run refused = commands.score(commands.write("f.csv", Files.readString(features) + "x,12d,1,1\n"));
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("has '12d' for", "which is not a number");
    }

    @Test
    void filesAreComparedAlikeHoweverTheyAreWritten() throws IOException {
        Path before = commands.write("before.csv", amounts(1, 0));
        Path now = commands.write("now.csv", amounts(2, 300));
        String expected = compared(before, now);
        assertThat(expected).contains("\"name\":\"amount\",\"kind\":\"numeric\"", "\"drifted\":true");
        Path europeanBefore = commands.write("before-e.csv", european(Files.readString(before)));
        Path europeanNow = commands.write("now-e.csv", european(Files.readString(now)));
        assertThat(compared(europeanBefore, europeanNow, EUROPEAN)).isEqualTo(expected);
        assertThat(compared(before, europeanNow, "--current-decimal", ",")).isEqualTo(expected);
        assertThat(compared(europeanBefore, now, "--decimal", ",", "--current-decimal", "."))
                .isEqualTo(expected);
        String francs = Files.readString(now).replaceAll("(?m),([0-9]+)([0-9]{3})[.]", ",CHF $1\u2019$2.");
        assertThat(francs).contains("CHF 1\u2019");
        assertThat(compared(
                        before,
                        commands.write("now-f.csv", francs),
                        "--current-thousands",
                        "'",
                        "--currency-signs",
                        "CHF"))
                .isEqualTo(expected);
    }

    @Test
    void aColumnThatMayHoldNumbersIsNeverTakenForTextsInSilence() throws IOException {
        Path before = commands.write("before.csv", amounts(1, 0));
        String now = amounts(2, 0);
        for (String other : List.of(
                now.replaceAll("(?m),([0-9]+)[.]([0-9]+)$", ",\"$1,$2\""),
                now.replaceAll("(?m),([0-9]+)[.]([0-9]+)$", ",\u20ac $1.$2"),
                now.replaceAll("(?m),([0-9]+)[.]([0-9]+)$", ",$1.$2 EUR"),
                now.replaceAll("(?m),([0-9]+)[.]([0-9]+)$", ",($1.$2)"),
                now.replaceAll("(?m),([0-9]+)[.]([0-9]+)$", ",\"1,$1.$2\"")
                        .replaceAll("1,([0-9]{3})[0-9]*[.]", "1,$1."))) {
            Run run = commands.compare(before, commands.write("now.csv", other), "--check");
            assertThat(run.code()).as(run.err() + run.out()).isEqualTo(2);
            assertThat(run.err())
                    .contains("now.csv: column amount holds '", "which may be a number", "--decimal")
                    .hasLineCount(1);
            assertThat(commands.compare(before, dir.resolve("now.csv"), "--decimal", ".", "-o", "json")
                            .out())
                    .as("by choice they are texts")
                    .contains("\"name\":\"amount\",\"kind\":\"categorical\"");
        }
        Path ids = commands.write("ids.csv", now.replaceAll("(?m)^c", "LH"));
        assertThat(commands.compare(ids, ids).code()).as("ids are texts").isZero();
    }

    @Test
    void whatIsSaidWronglyIsOneSentence() throws IOException {
        Path scores = commands.given("scores_bom.csv");
        for (String[] wrong : List.of(
                new String[] {"--separator", ";;"},
                new String[] {"--separator", "a"},
                new String[] {"--separator", "\""},
                new String[] {"--decimal", ";"},
                new String[] {"--decimal", ",", "--thousands", ","},
                new String[] {"--quote", ""})) {
            Run run = commands.evaluate(scores, wrong);
            assertThat(run.code()).as(String.join(" ", wrong)).isEqualTo(2);
            assertThat(run.err()).as(String.join(" ", wrong)).contains("--").hasLineCount(1);
        }
    }

    private String compared(Path before, Path now, String... form) {
        Run run = commands.compare(before, now, with(form, "-o", "json"));
        assertThat(run.code()).as(run.err()).isZero();
        return run.out();
    }

    private static String[] with(String[] some, String... more) {
        List<String> all = new ArrayList<>(List.of(some));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static String european(String csv) {
        return csv.replace(',', ';').replaceAll("([0-9])[.]([0-9])", "$1,$2");
    }

    private static String amounts(long seed, int more) {
        Random random = new Random(seed);
        StringBuilder csv = new StringBuilder("customer,amount\n");
        for (int i = 0; i < 500; i++) {
            csv.append("c%d,%d.%02d\n".formatted(i % 50, 1_000 + more + random.nextInt(800), random.nextInt(100)));
        }
        return csv.toString();
    }
}
