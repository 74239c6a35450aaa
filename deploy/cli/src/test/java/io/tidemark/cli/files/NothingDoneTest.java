package io.tidemark.cli.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.Run;
import io.tidemark.features.files.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command that has done nothing has not done what it was asked for. */
class NothingDoneTest {

    private static final String HEADER = "TRANSACTION_ID,TX_DATETIME,CUSTOMER_ID,TERMINAL_ID,TX_AMOUNT,TX_FRAUD\n";

    @TempDir
    Path dir;

    private Commands commands;

    @BeforeEach
    void commands() {
        commands = new Commands(dir);
    }

    @Test
    void aFileWithoutARightRowFailsWithTheCommonestReason() throws IOException {
        Path trailing = commands.given("trailing_comma_rows.csv");
        everyReadingOf(trailing).forEach(run -> {
            assertThat(run.code()).as(run.err()).isEqualTo(1);
            assertThat(run.err()).contains("all 60 rows are malformed: 7 fields where the header has 6");
        });
        Run single = commands.compute(commands.given("single_quoted.csv"), "handbook");
        assertThat(single.code()).isEqualTo(1);
        assertThat(single.err())
                .contains("all 60 rows are malformed")
                .contains("its fields stand in single quotes: say quote: \"'\" in the mapping");
        assertThat(Files.exists(commands.computed())).isFalse();
    }

    @Test
    void hoursThatCountToTwelveFailWithTheReason() throws IOException {
        Path mapping = commands.write(
                "hh.yaml", Mapping.text("handbook").replaceFirst("(?m)^time: .*$", "time: yyyy-MM-dd hh:mm:ss"));
        Run run = commands.compute(commands.write("h.csv", HEADER + rows(60, "10.00")), mapping.toString());
        assertThat(run.code()).as(run.err()).isEqualTo(1);
        assertThat(run.err())
                .contains("all 60 rows are malformed")
                .contains("before or after noon; write HH, or add a");
    }

    @Test
    void moreMalformedRowsThanAreBorneAreACheckThatSaysNo() throws IOException {
        Path file = commands.write("bad.csv", HEADER + rows(90, "10.00") + rows(9, "a lot") + "x\n");
        everyReadingOf(file).forEach(run -> {
            assertThat(run.code()).as(run.err()).isEqualTo(3);
            assertThat(run.err())
                    .contains("10 of 100 rows are malformed (10.0 %; at most 5.0 % are borne)")
                    .contains("9 of them since 'a lot' is no amount (line 92)");
        });
        Run borne = commands.compute(file, "handbook", "--max-malformed", "0.1");
        assertThat(borne.code()).as(borne.err()).isZero();
        assertThat(borne.err())
                .contains(
                        "10 of 100 rows are malformed: 9 'a lot' is no amount (line 92); 1 1 fields where the header has 6");
        assertThat(commands.ingest("transactions", file, "handbook", "--max-malformed", "10%")
                        .code())
                .isEqualTo(69);
        assertThat(commands.compute(file, "handbook", "--max-malformed", "5").code())
                .isEqualTo(2);
    }

    @Test
    void aHeaderWithoutRowsIsNothing() throws IOException {
        Path file = commands.write("header.csv", HEADER);
        Path scores = commands.write("scores.csv", "transaction_id,customer_id,day,label,score\n");
        String features = Files.readString(commands.given("features_bom.csv"));
        Path empty = commands.write("features.csv", features.substring(0, features.indexOf('\n') + 1));
        Stream.concat(everyReadingOf(file), Stream.of(commands.evaluate(scores), commands.score(empty)))
                .forEach(run -> {
                    assertThat(run.code()).as(run.err()).isEqualTo(1);
                    assertThat(run.err()).containsAnyOf("has a header and no rows", "no row with a label");
                });
        assertThat(commands.compare(file, file).code()).isEqualTo(2);
    }

    @Test
    void anEvaluationWithoutAFraudIsSaidAndNoSuccess() throws IOException {
        Run run = commands.evaluate(
                commands.write("s.csv", "transaction_id,customer_id,day,label,score\n1,a,0,0,0.9\n2,b,0,0,0.8\n"));
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("nothing in column label is fraud (2 rows genuine");
    }

    private static String rows(int count, String amount) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < count; i++) {
            rows.append("%s%d,2018-04-01 00:%02d:%02d,C%d,T1,%s,%d%n"
                    .formatted(amount.length(), i, i / 60, i % 60, i % 7, amount, i % 10 == 0 ? 1 : 0));
        }
        return rows.toString();
    }

    private Stream<Run> everyReadingOf(Path file) {
        return Stream.of(
                commands.compute(file, "handbook"),
                commands.train(file, "handbook"),
                commands.backfill(file, "handbook"),
                commands.ingest("transactions", file, "handbook"),
                commands.ingest("labels", file, "handbook"));
    }
}
