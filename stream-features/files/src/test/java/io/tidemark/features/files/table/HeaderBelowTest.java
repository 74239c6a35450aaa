package io.tidemark.features.files.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.features.files.MalformedRow;
import io.tidemark.features.files.Mapping;
import io.tidemark.features.files.TransactionFile;
import io.tidemark.features.files.guess.MappingGuess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderBelowTest {

    private static final String HEADER = "TRANSACTION_ID,TX_DATETIME,CUSTOMER_ID,TERMINAL_ID,TX_AMOUNT,TX_FRAUD\n";
    private static final String ROW = "7,2018-04-01 23:59:59,596,3156,57.16,1\n";

    @TempDir
    Path folder;

    private final List<String> remarks = new ArrayList<>();

    /** What stands above the header, and in which line that is then. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Export of 2026-11-30|2",
                "# made by a program|2",
                "# made by a program, today|2",
                "Report|,,,,,|3",
                "Payments of November,,,,,|\"until the 30th\"|3",
                "Payments; November|created by me|4 rows|4"
            })
    void linesAboveTheHeaderAreToBeTakenOut(String above) {
        int cut = above.lastIndexOf('|');
        String lines = above.substring(0, cut).replace('|', '\n') + "\n";
        String line = "line " + above.substring(cut + 1) + " looks like its header: take the lines above it out";
        Path file = write(lines + HEADER + ROW + ROW);
        assertThatThrownBy(() -> mapped(file)).hasMessageContaining(line);
        assertThatThrownBy(() -> asked(file, "CUSTOMER_ID", "TX_AMOUNT")).hasMessageContaining(line);
        assertThatThrownBy(() -> MappingGuess.of(file)).hasMessageContaining(line);
        Path parted = write((lines + HEADER + ROW).replace(",", ";"));
        assertThatThrownBy(() -> asked(parted, "CUSTOMER_ID", "TX_AMOUNT")).hasMessageContaining(line);
    }

    @Test
    void aRowThatIsNoHeaderIsNotTakenForOne() {
        for (String text : List.of("a,b\n1,2,3\n", "a\n2026-11-30,4\n", "a,b\n\"x,y\n", "a,b\n1,2\n", "a\nx,nan\n")) {
            Path file = write(text);
            assertThatThrownBy(() -> asked(file, "c"))
                    .isInstanceOf(UnreadableFileException.class)
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("above"));
        }
    }

    @Test
    void aNarrowHeaderAboveAWiderOneIsSpokenOfWhereRowsAreOfAnotherWidth() {
        Path file = write("Export\nid,amount\n1,2\n");
        try (Table table = Table.open(file, Dialect.RFC_4180, remarks::add)) {
            assertThatThrownBy(table::nextWhole)
                    .hasMessage(file + " line 2 has 2 fields where the header has 1; line 2 looks like its header: take"
                            + " the lines above it out");
        }
    }

    @ParameterizedTest
    @CsvSource({"customer_id", "CustomerId", "CUSTOMER ID", "#CUSTOMER_ID", "customer-id"})
    void aNameInOtherLettersIsSaidToBeMeant(String name) {
        Path file = write(HEADER.replace("CUSTOMER_ID", name) + ROW);
        assertThatThrownBy(() -> mapped(file))
                .hasMessageContaining("needs a column CUSTOMER_ID")
                .hasMessageContaining("of which " + name + " may be meant");
        assertThatThrownBy(() -> asked(file, "CUSTOMER_ID"))
                .hasMessageContaining("has no column CUSTOMER_ID")
                .hasMessageContaining(name + " may be meant by CUSTOMER_ID");
        assertThatThrownBy(() -> asked(write(HEADER), " CUSTOMER_ID"))
                .hasMessageContaining("CUSTOMER_ID may be meant by  CUSTOMER_ID");
    }

    @Test
    void namesThatDifferInCapitalsAloneAreTold() {
        asked(write("amount,Amount,id\n1,2,3\n"), "amount", "id");
        assertThat(remarks)
                .singleElement()
                .asString()
                .endsWith("has the columns amount and Amount, which differ in capitals only; amount is read");
    }

    private void asked(Path file, String... columns) {
        try (Table table = Table.detect(file, TableForm.UNSAID, remarks::add)) {
            table.only(List.of(columns));
        }
    }

    private static void mapped(Path file) {
        TransactionFile.open(file, Mapping.shipped("handbook"), MalformedRow.strict())
                .close();
    }

    private Path write(String text) {
        try {
            return Files.writeString(folder.resolve("table.csv"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
