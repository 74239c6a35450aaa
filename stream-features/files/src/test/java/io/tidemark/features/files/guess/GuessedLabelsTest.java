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

class GuessedLabelsTest {

    @TempDir
    Path folder;

    /** Whatever is proposed reads the file that it was proposed for. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1 -1 -1; fraud_is: [\"1\"]; genuine_is: [\"-1\"]",
                "fraud ok ok; fraud_is: [\"fraud\"]; genuine_is: [\"ok\"]",
                "Fraud OK ok; fraud_is: [\"Fraud\"]; genuine_is: [\"OK\", \"ok\"]",
                "Yes YES No; fraud_is: [\"YES\", \"Yes\"]; fraud_is",
                "1 0 0; fraud_is: [\"1\"]; fraud_is",
                "T f F; fraud_is: [\"T\"]; fraud_is",
            })
    void everySpellingOfTheLabelsIsProposed(String labels, String frauds, String genuines) throws IOException {
        String[] each = labels.split(" ");
        Path file = write("when,customer,terminal,amount,fraud\n2018-04-01,C1,T1,10.00," + each[0]
                + "\n2018-04-01,C2,T1,11.50," + each[1] + "\n2018-04-02,C1,T2,12.25," + each[2] + "\n");
        MappingGuess guess = MappingGuess.of(file);
        assertThat(guess.open()).as(guess.yaml()).isEmpty();
        assertThat(guess.yaml()).contains(frauds, genuines);
        assertThat(guess.told()).noneMatch(told -> told.contains("neither fraud nor genuine"));
        assertThat(read(Mapping.read(guess.yaml()), file))
                .extracting(row -> row.verdict().isPresent())
                .containsOnly(true);
    }

    @Test
    void labelsThatMeanNothingUnderAMappingAreTold() throws IOException {
        Path file = write("when,customer,terminal,amount,fraud\n"
                + "2018-04-01,C1,T1,10.00,0\n2018-04-01,C2,T1,11.50,1\n2018-04-01,C1,T2,12.25,0\n");
        Mapping mapping = Mapping.read(MappingGuess.of(file).yaml().replace("[\"1\"]", "[\"one\"]"));
        assertThat(Tried.of(mapping, file).misfits())
                .singleElement()
                .asString()
                .startsWith("the labels of 1 of the first 3 rows mean neither fraud nor genuine")
                .contains("1 (1 row)");
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
