package io.tidemark.cli.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.Run;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that no command may read in part, in silence or in two ways. */
class FilesThatAreRefusedTest {

    private static final String HEADER = "TRANSACTION_ID,TX_DATETIME,CUSTOMER_ID,TERMINAL_ID,TX_AMOUNT,TX_FRAUD\n";

    @TempDir
    Path dir;

    private Commands commands;

    @BeforeEach
    void commands() {
        commands = new Commands(dir);
    }

    @Test
    void aByteOrderMarkChangesNothing() throws IOException {
        assertSameWithout("scores_bom.csv", file -> commands.evaluate(file));
        assertSameWithout("features_bom.csv", file -> {
            Run run = commands.score(file);
            return new Run(run.code(), Files.readString(dir.resolve("scored.csv")), run.err());
        });
    }

    private interface Reading {
        Run of(Path file) throws IOException;
    }

    private void assertSameWithout(String name, Reading reading) throws IOException {
        String text = Files.readString(commands.given(name));
        assertThat(text).startsWith("\uFEFF");
        Run with = reading.of(commands.given(name));
        Run without = reading.of(commands.write("without.csv", text.substring(1)));
        assertThat(with.code()).as(with.err()).isZero();
        assertThat(with).isEqualTo(without);
    }

    @Test
    void aColumnThatIsThereTwiceIsNamedByEveryCommand() throws IOException {
        Path twice = commands.given("dup_header_first_wrong.csv");
        everyReadingOf(twice).forEach(run -> {
            assertThat(run.code()).as(run.err()).isEqualTo(2);
            assertThat(run.err()).contains(twice.toString(), "has the column TX_AMOUNT more than once");
        });
    }

    @Test
    void whatIsNotUtf8IsRefusedWithItsLineByEveryCommand() throws IOException {
        Path latin = commands.given("latin1.csv");
        everyReadingOf(latin).forEach(run -> {
            assertThat(run.code()).as(run.err()).isEqualTo(2);
            assertThat(run.err()).contains(latin + " line 2 is not UTF-8 (byte 0xFC); save it as UTF-8");
        });
        assertThat(commands.compute(commands.given("one_bad_byte.csv"), "handbook")
                        .err())
                .contains("one_bad_byte.csv line 3 is not UTF-8");
        assertThat(Files.exists(commands.computed())).isFalse();
        assertThat(commands.compute(commands.given("latin1_as_utf8.csv"), "handbook")
                        .code())
                .isZero();
    }

    @Test
    void anOpenQuoteIsNamedWithTheLineInWhichItBegins() throws IOException {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < 5_000; i++) {
            rows.append(i == 1_000 ? "1000,2018-04-01 00:16:40,\"C1,T1,10.00,0\n" : row(i));
        }
        Path open = commands.write("open.csv", rows.toString());
        everyReadingOf(open).forEach(run -> {
            assertThat(run.code()).as(run.err()).isEqualTo(1);
            assertThat(run.err()).contains(open + " has an open quote that begins in line 1002");
        });
    }

    @Test
    void rowsBetweenTwoStrayQuotesAreNotSwallowed() throws IOException {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < 50; i++) {
            rows.append(
                    i == 10
                            ? "10,2018-04-01 00:00:10,\"C1,T1,10.00,0\n"
                            : i == 20 ? "20,2018-04-01 00:00:20,C1\",T1,10.00,0\n" : row(i));
        }
        Run run = commands.compute(commands.write("two.csv", rows.toString()), "handbook");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("open quote that begins in line 12").contains("closed in line 22 only");
    }

    @Test
    void aRowOfAnotherWidthIsNamedWithFileAndLine() throws IOException {
        assertRefused(
                commands.evaluate(commands.given("ev_extra_field.csv")),
                "ev_extra_field.csv line 9 has 6 fields where the header has 5");
        assertRefused(
                commands.score(commands.given("feat_long.csv")),
                "feat_long.csv line 2 has 5 fields where the header has 4");
        assertRefused(
                commands.score(commands.given("feat_short.csv")),
                "feat_short.csv line 2 has 3 fields where the header has 4");
        assertRefused(
                commands.compare(commands.given("feat_short.csv"), commands.given("feat_short.csv")),
                "feat_short.csv line 2 has 3 fields where the header has 4");
    }

    @Test
    void standardInputIsReadLikeAFile() throws IOException {
        InputStream before = System.in;
        try {
            Path bom = commands.given("scores_bom.csv");
            System.setIn(new ByteArrayInputStream(Files.readAllBytes(bom)));
            assertThat(commands.evaluate(Path.of("-"))).isEqualTo(commands.evaluate(bom));
            System.setIn(new ByteArrayInputStream((HEADER + row(1) + "2,x,C1,T1,1.00,0\n" + row(3)).getBytes()));
            Run run = commands.compute(Path.of("-"), "handbook", "--max-malformed", "50%");
            assertThat(run.code()).as(run.err()).isZero();
            assertThat(run.err()).contains("standard input line 3");
            assertThat(Files.readAllLines(commands.computed())).hasSize(3);
        } finally {
            System.setIn(before);
        }
    }

    private static String row(int i) {
        return "%d,2018-04-01 %02d:%02d:%02d,C%d,T1,10.00,%d%n"
                .formatted(i, i / 3600, i / 60 % 60, i % 60, i % 7, i % 50 == 0 ? 1 : 0);
    }

    private Stream<Run> everyReadingOf(Path file) {
        return Stream.of(
                commands.compute(file, "handbook"),
                commands.train(file, "handbook"),
                commands.backfill(file, "handbook"),
                commands.ingest("transactions", file, "handbook"),
                commands.ingest("labels", file, "handbook"),
                commands.compare(file, file));
    }

    private static void assertRefused(Run run, String sentence) {
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains(sentence).hasLineCount(1);
    }
}
