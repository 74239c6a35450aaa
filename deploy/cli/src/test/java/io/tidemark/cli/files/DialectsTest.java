package io.tidemark.cli.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same table written as people write it gives the same results. */
class DialectsTest {

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

    @Test
    void aMappingSaysSeparatorQuoteDecimalSignThousandsAndCurrencySigns() throws IOException {
        Path single = commands.given("single_quoted.csv");
        String plain = Files.readString(single).replace("'", "").replace(",55.16,", ",1055.16,");
        assertThat(commands.compute(commands.write("plain.csv", plain), "handbook")
                        .code())
                .isZero();
        List<String> expected = Files.readAllLines(commands.computed());

        Path quotes = commands.write("quotes.yaml", MAPPING + "quote: \"'\"\n");
        Path quoted = commands.write("quoted.csv", Files.readString(single).replace("'55.16'", "'1055.16'"));
        assertThat(computed(quoted, quotes)).isEqualTo(expected);

        Path european = commands.write(
                "european.yaml",
                MAPPING + "separator: ;\ndecimal: ','\nthousands: '.'\ncurrency_signs: [\"\u20ac\", EUR]\n");
        String amounts = plain.replaceAll("(?m),([0-9]+)[.]([0-9]+),([01])$", ",$1\u00a4$2 \u20ac,$3")
                .replace(',', ';')
                .replace('\u00a4', ',')
                .replace("1055,16 ", "1.055,16 ");
        assertThat(amounts).contains(";1.055,16 \u20ac;0");
        assertThat(computed(commands.write("european.csv", amounts), european)).isEqualTo(expected);

        Path tabs = commands.write("tabs.yaml", MAPPING + "separator: tab\n");
        assertThat(computed(commands.write("tabs.tsv", plain.replace(',', '\t')), tabs))
                .isEqualTo(expected);
    }

    @Test
    void aMappingThatDoesNotSayIsToldWhatTheHeaderShows() throws IOException {
        Path semicolons = commands.write(
                "s.csv", Files.readString(commands.given("label_Y.csv")).replace(',', ';'));
        Run run = commands.compute(semicolons, "handbook");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("it seems to be parted by ';': say separator: ';' in the mapping")
                .hasLineCount(1);
    }

    @Test
    void formsThatCanBeReadInTwoWaysAreProblemsOfTheMapping() throws IOException {
        Path file = commands.given("label_Y.csv");
        for (String wrong : List.of(
                "separator: ';;'\n",
                "separator: '\"'\n",
                "decimal: ';'\n",
                "decimal: ','\nthousands: ','\n",
                "quote: a\n")) {
            Run run = commands.compute(
                    file, commands.write("wrong.yaml", MAPPING + wrong).toString());
            assertThat(run.code()).as(wrong).isEqualTo(2);
            assertThat(run.err()).as(wrong).contains("wrong.yaml").hasLineCount(1);
        }
    }

    @Test
    void aCommandWithoutAMappingReadsWhatTheHeaderShowsAndSaysSo() throws IOException {
        Path scores = commands.given("scores_bom.csv");
        Run plain = commands.evaluate(scores, "-o", "json");
        Path semicolons = commands.write("s.csv", Files.readString(scores).replace(',', ';'));
        Run read = commands.evaluate(semicolons, "-o", "json");
        assertThat(read.out()).isEqualTo(plain.out());
        assertThat(read.err()).contains("s.csv is read as parted by ';' and quoted by \", as its header shows");
        Path comma = commands.write("c.csv", Files.readString(semicolons).replace('.', ','));
        Run refused = commands.evaluate(comma);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("line 2 has '0,2516' for score, which is not a number with a decimal point");
        assertThat(commands.compare(semicolons, scores, "-o", "json").code()).isZero();
    }

    private List<String> computed(Path file, Path mapping) throws IOException {
        Run run = commands.compute(file, mapping.toString());
        assertThat(run.code()).as(run.err()).isZero();
        return Files.readAllLines(commands.computed());
    }
}
