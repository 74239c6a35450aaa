package io.tidemark.features.files.guess;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.files.MalformedRow;
import io.tidemark.features.files.Mapping;
import io.tidemark.features.files.Row;
import io.tidemark.features.files.TransactionFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuessedNumbersTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1.234,50 € | 7,00 €; 123450 700; decimal: \",\"; thousands: \".\"",
                "$1,234.50 | -$7.00; 123450 -700; thousands: \",\"; currency_signs: [\"$\"]",
                "12,5 | 7,25; 1250 725; decimal: \",\"; decimal",
                "1'234.50 | 7.00; 123450 700; thousands: \"'\"; thousands",
            })
    void numbersAreReadAsTheyAreWritten(String amounts, String minor, String line, String other) throws IOException {
        String[] both = amounts.split(" \\| ");
        Path file = write("when|customer|terminal|amount|fraud\n2018-04-01|a|t|" + both[0] + "|0\n2018-04-01|a|t|"
                + both[1] + "|1\n");
        MappingGuess guess = MappingGuess.of(file);
        assertThat(guess.open()).as(guess.yaml()).isEmpty();
        assertThat(guess.yaml()).contains(line, other);
        assertThat(read(Mapping.read(guess.yaml()), file))
                .extracting(row -> String.valueOf(row.transaction().getAmount().getMinorUnits()))
                .containsExactly(minor.split(" "));
    }

    @Test
    void aCommaThatMayPartThousandsIsLeftOpen() throws IOException {
        MappingGuess guess = MappingGuess.of(
                write("when|customer|terminal|amount|fraud\n2018-04-01|a|t|1,234|0\n2018-04-01|a|t|2,500|1\n"));
        assertThat(guess.open()).singleElement().asString().startsWith("decimal: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "12.00 USD | 7.00 USD; USD",
                "USD 1,234.50 | -USD 7.00; USD",
                "CHF 12.00 | CHF 7.00; CHF",
                "12,50 SEK | 7,00 SEK; SEK",
                "£12.00 | £7.00; GBP",
                "7.00 | $5.00; USD",
            })
    void theCurrencyAtTheAmountsIsTheirs(String amounts, String currency) throws IOException {
        Path file = amounts(amounts);
        MappingGuess guess = MappingGuess.of(file);
        assertThat(guess.open()).as(guess.yaml()).isEmpty();
        assertThat(guess.told()).noneMatch(told -> told.contains("place holder"));
        assertThat(read(Mapping.read(guess.yaml()), file))
                .extracting(row -> row.transaction().getAmount().getCurrency())
                .containsOnly(currency);
    }

    @ParameterizedTest
    @CsvSource({"$5.00 | €7.00, EUR and USD", "5.00 EUR | 7.00 USD, EUR and USD", "£5.00 | 7.00 CHF, CHF and GBP"})
    void amountsOfSeveralCurrenciesAreLeftOpen(String amounts, String currencies) throws IOException {
        MappingGuess guess = MappingGuess.of(amounts(amounts));
        assertThat(guess.open())
                .as(guess.yaml())
                .singleElement()
                .asString()
                .startsWith("currency: amounts are in " + currencies.replace(" and", ","));
        assertThat(guess.yaml()).contains("# currency:  OPEN:");
    }

    @Test
    void idsThatLookLikeNumbersOfManyDigitsAreIds() throws IOException {
        Path file = write("when|customer|terminal|amount|fraud\n2018-04-01|12e3456789012|t|1.00|0\n"
                + "2018-04-01|7e9999999999|t|2.00|1\n");
        MappingGuess guess = MappingGuess.of(file);
        assertThat(read(Mapping.read(guess.yaml()), file))
                .extracting(Row::customer)
                .containsExactly("12e3456789012", "7e9999999999");
    }

    private Path amounts(String amounts) throws IOException {
        String[] both = amounts.split(" \\| ");
        return write("when|customer|terminal|amount|fraud\n2018-04-01|a|t|" + both[0] + "|0\n2018-04-01|a|t|" + both[1]
                + "|1\n");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("file.csv"), text);
    }

    private static List<Row> read(Mapping mapping, Path file) {
        List<Row> rows = new ArrayList<>();
        try (TransactionFile transactions = TransactionFile.open(file, mapping, MalformedRow.strict())) {
            transactions.forEachRemaining(rows::add);
        }
        return rows;
    }
}
