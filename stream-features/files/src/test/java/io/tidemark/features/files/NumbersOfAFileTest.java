package io.tidemark.features.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.features.files.guess.MappingGuess;
import io.tidemark.schemas.Decimal;
import io.tidemark.schemas.Transaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersOfAFileTest {

    private static final String YAML =
            """
            name: mine
            columns: {transaction_id: id, event_time: at, customer_id: who, terminal_id: none, amount: paid}
            numbers:
              - {name: score, column: DEVICE SCORE, unit: points, decimals: 2, least: -1, most: 100}
              - {name: age, decimals: 0}
            currency: EUR
            time: epoch_millis
            """;
    private static final Mapping MAPPING = Mapping.read(YAML);
    private static final String HEADER = "id,at,who,paid,DEVICE SCORE,age\n";

    @TempDir
    Path folder;

    private final List<MalformedRow> malformed = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "12.34, 1234",
        "-1, -100",
        "100.000, 10000",
        "0.5, 50",
        ".5, 50",
        "-0, 0",
        "1e1, 1000",
        "0e999999, 0",
        "99.99, 9999",
    })
    void aColumnBecomesAnExactNumberWithTheDecimalsOfItsMapping(String written, long unscaled) throws IOException {
        assertThat(read(MAPPING, HEADER + "1,1522540831250,c,1.00," + written + ",\n"))
                .singleElement()
                .extracting(Transaction::getNumbers)
                .isEqualTo(Map.of("score", new Decimal(unscaled, 2)));
        assertThat(malformed).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12.345 | '12.345' in column DEVICE SCORE is no number score: it has more than 2 decimals; say more in the"
                        + " mapping by 'decimals:', or round it in the file",
                "1e-400000000 | '1e-400000000' in column DEVICE SCORE is no number score: it has more than 2 decimals",
                "100.01 | '100.01' in column DEVICE SCORE is no number score: it is not between -1.00 and 100.00, which"
                        + " the mapping says by 'least:' and 'most:'",
                "1e999999999 | '1e999999999' in column DEVICE SCORE is no number score: it is not between",
                "-9223372036854775808 | '-9223372036854775808' in column DEVICE SCORE is no number score: it is not",
                "NaN | 'NaN' in column DEVICE SCORE is no number; leave the field empty where there is none",
                "abc | 'abc' in column DEVICE SCORE is no number; leave",
                "0x1p3 | '0x1p3' in column DEVICE SCORE is no number; leave",
            })
    void whatIsNoSuchNumberIsAMalformedRowAndNeverRounded(String written, String reason) throws IOException {
        assertThat(read(MAPPING, HEADER + "1,1522540831250,c,1.00," + written + ",\n2,1522540831251,c,1.00,1,7\n"))
                .extracting(Transaction::getTransactionId)
                .containsExactly("2");
        assertThat(malformed).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(2);
            assertThat(row.reason()).contains(reason);
        });
    }

    @Test
    void whatIsWrittenReadsBackAsItWas() throws IOException {
        String rows = HEADER + "1,1522540831250,c,1.00,-0.07,\n2,1522540831251,c,1.00,,-9007199254740992\n";
        List<Transaction> read = read(MAPPING, rows);
        Path again = folder.resolve("again.csv");
        try (TransactionWriter writer = new TransactionWriter(again, MAPPING)) {
            read.forEach(transaction -> writer.write(transaction, Optional.empty()));
        }
        assertThat(read(MAPPING, Files.readString(again))).isEqualTo(read).hasSize(2);
    }

    @Test
    void numbersAreWrittenAsTheFileWritesThem() throws IOException {
        Mapping german = Mapping.read(YAML + "separator: ';'\ndecimal: ','\nthousands: '.'\n");
        assertThat(read(german, HEADER.replace(',', ';') + "1;1522540831250;c;1,00;12,5;1.234\n"))
                .singleElement()
                .extracting(Transaction::getNumbers)
                .isEqualTo(Map.of("score", new Decimal(1_250L, 2), "age", new Decimal(1_234L, 0)));
    }

    @Test
    void aColumnThatIsNotThereAndANumberDeclaredTwiceAreTold() {
        assertThatThrownBy(() -> read(MAPPING, "id,at,who,paid,age\n1,1522540831250,c,1.00,3\n"))
                .hasMessageContaining("the mapping mine needs a column DEVICE SCORE");
        assertThatThrownBy(() -> Mapping.read(YAML.replace("name: age", "name: score")))
                .hasMessageContaining(
                        "line 5: 'score': this number is declared on line 4 already; keep one of the two");
        assertThatThrownBy(() -> Mapping.read(YAML.replace(", decimals: 0", "")))
                .hasMessageContaining("line 5: 'age': 'decimals' is missing");
    }

    @Test
    void aGuessProposesTheNumbersThatNothingElseAskedFor() throws IOException {
        Path file = folder.resolve("guessed.csv");
        Files.writeString(
                file,
                "transaction_id,event_time,customer_id,terminal_id,amount,trust score,basket_items,mood,ratio\n"
                        + "a1,2024-01-01T00:00:00Z,c1,t1,10.00,0.125,3,glad,1e-3\n"
                        + "a2,2024-01-01T00:01:00Z,c2,t2,11.50,-7.5,12,sad,2e-3\n"
                        + "a3,2024-01-01T00:02:00Z,c1,t1,12.25,,1,glad,3\n");
        String proposed = MappingGuess.of(file).yaml();
        assertThat(proposed)
                .contains("#   - {name: trust_score, column: trust score, decimals: 3}")
                .contains("#   - {name: basket_items, decimals: 0}")
                .doesNotContain("name: mood")
                .doesNotContain("name: ratio");
        String taken = proposed.replace("# numbers:", "numbers:").replace("#   - ", "  - ");
        assertThat(Mapping.read(taken.contains("currency:") ? taken : taken + "currency: EUR\n")
                        .said())
                .hasSize(2);
    }

    private List<Transaction> read(Mapping mapping, String text) throws IOException {
        Path file = folder.resolve("in.csv");
        Files.writeString(file, text);
        List<Transaction> read = new ArrayList<>();
        ReadingRules borne = new ReadingRules(false, false, 1, sentence -> {});
        try (TransactionFile rows = TransactionFile.open(file, mapping, malformed::add, borne)) {
            rows.forEachRemaining(row -> read.add(row.transaction()));
        }
        return read;
    }
}
