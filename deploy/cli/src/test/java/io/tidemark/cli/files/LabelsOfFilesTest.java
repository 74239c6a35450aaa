package io.tidemark.cli.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the values of a label column mean, and that nothing is genuine by being unknown. */
class LabelsOfFilesTest {

    private static final String MAPPING =
            """
            name: mine
            columns:
              transaction_id: TRANSACTION_ID
              event_time: TX_DATETIME
              customer_id: CUSTOMER_ID
              terminal_id: TERMINAL_ID
              amount: TX_AMOUNT
              fraud: TX_FRAUD
            currency: EUR
            time: yyyy-MM-dd HH:mm:ss
            """;

    @TempDir
    Path dir;

    private Commands commands;

    @BeforeEach
    void commands() {
        commands = new Commands(dir);
    }

    @ParameterizedTest
    @CsvSource({"label_True.csv,True,False", "label_Y.csv,Y,N", "label_float.csv,1.0,0.0"})
    void labelsThatTheMappingDoesNotKnowStopEveryCommandThatReadsThem(String name, String fraud, String genuine)
            throws IOException {
        Path file = commands.given(name);
        everyReadingOf(file, "handbook").forEach(run -> {
            assertThat(run.code()).as(run.err()).isEqualTo(2);
            assertThat(run.err())
                    .contains("column TX_FRAUD holds " + genuine + " (54 rows), " + fraud + " (6 rows); " + fraud
                            + " means neither fraud (fraud_is: 1) nor genuine");
        });
        Run choice = commands.compute(file, "handbook", "--other-labels", "unlabelled");
        assertThat(choice.code()).as(choice.err()).isZero();
        assertThat(choice.err()).contains(fraud + " (6 rows), which count as unlabelled");
        assertThat(commands.ingest("transactions", file, "handbook").err()).contains("tidemark up");
    }

    @ParameterizedTest
    @CsvSource({"label_True.csv", "label_Y.csv", "label_float.csv"})
    void usualSpellingsAreKnownWhereTheMappingSaysNothing(String name) throws IOException {
        Path spelt = commands.given(name);
        Path plain = commands.write(
                "plain.csv",
                Files.readString(spelt)
                        .replaceAll(",(True|Y|1\\.0)\n", ",1\n")
                        .replaceAll(",(False|N|0\\.0)\n", ",0\n"));
        Path mapping = commands.write("mine.yaml", MAPPING);
        assertThat(commands.compute(plain, "handbook").code()).isZero();
        List<String> expected = Files.readAllLines(commands.computed());
        Run run = commands.compute(spelt, mapping.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Files.readAllLines(commands.computed())).isEqualTo(expected);
    }

    @Test
    void aMappingSaysWhatFraudAndGenuineLookLike() throws IOException {
        Path spelt = commands.given("label_Y.csv");
        Path swapped = commands.write("swapped.yaml", MAPPING + "fraud_is: [\"N\"]\ngenuine_is: [\"Y\"]\n");
        assertThat(commands.train(spelt, swapped.toString()).err()).contains("with 36 frauds");
        Path half = commands.write("half.yaml", MAPPING + "genuine_is: [\"N\"]\n");
        assertThat(commands.compute(spelt, half.toString()).code()).isZero();
        Path both = commands.write("both.yaml", MAPPING + "fraud_is: [\"Y\"]\ngenuine_is: [\"Y\", \"N\"]\n");
        Run refused = commands.compute(spelt, both.toString());
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .contains("Y stands in fraud_is and in genuine_is")
                .hasLineCount(1);
    }

    @Test
    void aFileInWhichNothingIsFraudIsSaid() throws IOException {
        Path none = commands.write(
                "none.csv", Files.readString(commands.given("label_Y.csv")).replaceAll(",[YN]\n", ",0\n"));
        Run run = commands.compute(none, "handbook");
        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("nothing in column TX_FRAUD is fraud (60 rows genuine, 0 rows without a label)");
        Path unlabelled =
                commands.write("unlabelled.csv", Files.readString(none).replaceAll(",0\n", ",\n"));
        Run labels = commands.ingest("labels", unlabelled, "handbook");
        assertThat(labels.code()).isEqualTo(1);
        assertThat(labels.err()).contains("has no label to send");
    }

    @Test
    void anEvaluationReadsTheUsualSpellingsAndStopsAtOthers() throws IOException {
        String scores =
                "transaction_id,customer_id,day,label,score\n1,a,0,1,0.9\n2,b,0,0,0.8\n3,c,0,1,0.7\n4,d,0,0,0.1\n";
        Run plain = commands.evaluate(commands.write("plain.csv", scores), "-o", "json");
        for (String[] pair : new String[][] {{"True", "False"}, {"Y", "N"}, {"1.0", "0.0"}, {"fraud", "legit"}}) {
            Path spelt = commands.write(
                    "spelt.csv", scores.replace("0,1,", "0," + pair[0] + ",").replace("0,0,", "0," + pair[1] + ","));
            assertThat(commands.evaluate(spelt, "-o", "json")).isEqualTo(plain);
        }
        Path odd = commands.write("odd.csv", scores + "5,e,0,maybe,0.5\n6,f,0,,0.5\n");
        Run refused = commands.evaluate(odd);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .contains("column label holds 0 (2 rows), 1 (2 rows), maybe (1 row); maybe means neither")
                .hasLineCount(1);
        Run choice = commands.evaluate(odd, "--other-labels", "unlabelled", "-o", "json");
        assertThat(choice.out()).isEqualTo(plain.out());
        assertThat(choice.err()).contains("2 rows without a label left out, among them maybe (1 row)");
    }

    private Stream<Run> everyReadingOf(Path file, String mapping) {
        return Stream.of(
                commands.compute(file, mapping),
                commands.train(file, mapping),
                commands.backfill(file, mapping),
                commands.ingest("transactions", file, mapping, "--with-labels"),
                commands.ingest("labels", file, mapping));
    }
}
