package io.tidemark.features.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.features.files.table.UnreadableFileException;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransactionFileTest {

    private static final String HEADER = "TRANSACTION_ID,TX_DATETIME,CUSTOMER_ID,TERMINAL_ID,TX_AMOUNT,TX_FRAUD\n";
    private static final String GOOD = "7,2018-04-01 23:59:59,596,3156,57.16,1\n";

    /** Rows of all kinds stand side by side here. */
    private static final ReadingRules BORNE = new ReadingRules(true, false, 1, sentence -> {});

    @TempDir
    Path folder;

    private final List<MalformedRow> malformed = new ArrayList<>();

    @Test
    void aRowBecomesATransactionWithExactMoney() throws IOException {
        Row row = read(HEADER + GOOD).get(0);
        assertThat(row.transaction().getTransactionId()).isEqualTo("7");
        assertThat(row.transaction().getEventTime()).isEqualTo(Instant.parse("2018-04-01T23:59:59Z"));
        assertThat(row.transaction().getAmount()).isEqualTo(new Money(5_716L, "EUR"));
        assertThat(row.verdict()).isEqualTo(Optional.of(Verdict.FRAUD));
        assertThat(row.day()).isEqualTo(LocalDate.parse("2018-04-01"));
        assertThat(row.line()).isEqualTo(2);
    }

    @Test
    void everyMalformedRowIsNamedWithLineAndReasonAndTheRestIsRead() throws IOException {
        List<Row> rows = read(HEADER
                + GOOD
                + "8,yesterday,596,3156,57.16,0\n"
                + "9,2018-04-02 00:00:00,596,3156,abc,0\n"
                + "10,2018-04-02 00:00:00,596,3156,1.999,0\n"
                + "11,2018-04-02 00:00:00,596,3156,-1,0\n"
                + "12,2018-04-02 00:00:00,,3156,1,0\n"
                + "13,2018-04-02 00:00:00,596,3156\n"
                + "14,2018-04-02 00:00:00,596,3156,NaN,0\n"
                + "15,1999-04-02 00:00:00,596,3156,1,0\n"
                + "16,2018-04-02 00:00:00,596,3156,1e99,0\n"
                + "17,2018-04-02 00:00:00,596,3156,1e999999999,0\n"
                + "\n"
                + "\"18\",2018-04-02 00:00:00,596,3156,0,0\n");
        assertThat(rows).extracting(row -> row.transaction().getTransactionId()).containsExactly("7", "11", "18");
        assertThat(rows.get(2).line()).isEqualTo(14);
        assertThat(malformed).extracting(MalformedRow::line).containsExactly(3L, 4L, 5L, 7L, 8L, 9L, 10L, 11L, 12L);
        assertThat(malformed)
                .extracting(MalformedRow::reason)
                .containsExactly(
                        "'yesterday' in column TX_DATETIME is no time of the mapping's format",
                        "'abc' is no amount",
                        "'1.999' in column TX_AMOUNT is no amount of EUR: it has more decimals than the currency;"
                                + " 'amount_rounding: half_up' in the mapping rounds it",
                        "column CUSTOMER_ID is empty",
                        "4 fields where the header has 6",
                        "'NaN' is no amount",
                        "transaction 15 has the event time 1999-04-02T00:00:00Z; it must be from 2000 on and at most 0"
                                + " s ahead of the clock",
                        "'1e99' in column TX_AMOUNT is no amount of EUR: it is larger than 64 bits of minor units can"
                                + " say",
                        "'1e999999999' in column TX_AMOUNT is no amount of EUR: it is larger than 64 bits of minor"
                                + " units can say");
    }

    @Test
    void strictReadingStopsAtTheFirstMalformedRow() {
        assertThatThrownBy(() -> read(HEADER + "8,yesterday,596,3156,57.16,0\n", MalformedRow.strict()))
                .isInstanceOf(MalformedRowException.class)
                .hasMessageEndingWith("line 2: 'yesterday' in column TX_DATETIME is no time of the mapping's format");
    }

    @Test
    void aFileThatCannotBeUsedAtAllIsOneSentence() throws IOException {
        assertRefused("", "is empty");
        assertRefused("A,B\n", "needs a column");
        assertRefused(HEADER + "\"7,2018-04-01", "an open quote that begins in line 2 and is never closed");
        Path archive = folder.resolve("cut.csv.gz");
        byte[] whole = zipped(HEADER + GOOD.repeat(1_000));
        Files.write(archive, Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> read(archive, malformed::add))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> read(folder.resolve("absent.csv"), malformed::add))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("check the path");
    }

    @Test
    void anEmptyRowSaysNothingOfQuotes() {
        assertThatThrownBy(() -> read(HEADER + ",,,,,\n"))
                .hasMessageContaining("malformed")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("quotes"));
        assertThatThrownBy(() -> read(HEADER + "'7','2018-04-01','a','b','1','0'\n"))
                .hasMessageContaining("say quote: \"'\"");
    }

    @Test
    void aSecondFileOfWhichNoRowBelongsToTheFirstIsTold() throws IOException {
        Mapping mapping = Mapping.read(
                """
                name: two
                columns: {transaction_id: id, event_time: at, customer_id: who, terminal_id: where, amount: paid}
                attributes: [mood]
                beside: {file: moods.csv, on: id}
                time: iso
                currency: EUR
                """);
        Path file =
                Files.writeString(folder.resolve("first.csv"), "id,at,who,where,paid\n7,2018-04-01T00:00:00,a,b,1\n");
        for (String id : List.of("7.0", "7")) {
            Files.writeString(folder.resolve("moods.csv"), "id,mood\n" + id + ",good\n");
            List<String> told = new ArrayList<>();
            TransactionFile.look(file, mapping, MalformedRow.strict(), ReadingRules.USUAL.telling(told::add));
            assertThat(told).hasSize(id.equals("7") ? 0 : 1).allSatisfy(sentence -> assertThat(sentence)
                    .startsWith(file + ": no row has one of the values of id in " + folder.resolve("moods.csv")
                            + ", so mood is empty in all of them"));
        }
    }

    @Test
    void whatIsNoArchiveIsReadAsPlainTextWhateverItsName() throws IOException {
        Path noArchive = Files.writeString(folder.resolve("plain.csv.gz"), HEADER + GOOD);
        assertThat(read(noArchive, malformed::add)).isEqualTo(read(HEADER + GOOD));
    }

    @Test
    void anArchiveIsReadLikeThePlainFile() throws IOException {
        Path archive = folder.resolve("file.csv.gz");
        Files.write(archive, zipped(HEADER + GOOD));
        assertThat(read(archive, malformed::add)).isEqualTo(read(HEADER + GOOD));
    }

    private void assertRefused(String text, String reason) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining(reason);
    }

    private List<Row> read(String text) throws IOException {
        return read(text, malformed::add);
    }

    private List<Row> read(String text, Consumer<MalformedRow> consumer) throws IOException {
        return read(Files.writeString(folder.resolve("file.csv"), text), consumer);
    }

    private static List<Row> read(Path file, Consumer<MalformedRow> consumer) {
        List<Row> rows = new ArrayList<>();
        try (TransactionFile transactions = TransactionFile.open(file, Mapping.shipped("handbook"), consumer, BORNE)) {
            transactions.forEachRemaining(rows::add);
        }
        return rows;
    }

    private static byte[] zipped(String text) throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
