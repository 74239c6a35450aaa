package io.tidemark.features.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.schemas.Location;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransactionWriterTest {

    private static final Mapping MAPPING = Mapping.read(
            """
            name: mine
            columns: {transaction_id: id, event_time: at, customer_id: who, terminal_id: where, amount: paid,
                      currency: in, category: for, latitude: lat, longitude: long, fraud: said}
            attributes: [bank, mood]
            time: epoch_millis
            fraud_is: ["bad", "0"]
            """);

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenReadsBackAsItWas() throws IOException {
        List<Transaction> written = List.of(
                transaction("a", 1_234, "EUR", "fuel, and \"more\"", new Location(-12.25, 7.0)),
                transaction("b", 0, "JPY", null, null),
                transaction("c", 7, "KWD", "food", new Location(1e-7, -180.0)));
        List<Optional<Verdict>> verdicts =
                List.of(Optional.of(Verdict.FRAUD), Optional.of(Verdict.GENUINE), Optional.empty());
        Path file = folder.resolve("out.csv.gz");
        try (TransactionWriter writer = new TransactionWriter(file, MAPPING)) {
            for (int i = 0; i < written.size(); i++) {
                writer.write(written.get(i), verdicts.get(i));
            }
        }
        List<Row> read = new ArrayList<>();
        try (TransactionFile rows = TransactionFile.open(file, MAPPING, MalformedRow.strict())) {
            rows.forEachRemaining(read::add);
        }
        assertThat(read).extracting(Row::transaction).isEqualTo(written);
        assertThat(read).extracting(Row::verdict).isEqualTo(verdicts);
    }

    @Test
    void onlyColumnsThatTheMappingNamesAreWritten() throws IOException {
        Path file = folder.resolve("out.csv");
        try (TransactionWriter writer = new TransactionWriter(file, MAPPING)) {
            writer.write(transaction("a", 1_234, "EUR", "fuel", null), Optional.empty());
        }
        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "paid,for,in,who,at,said,lat,long,where,id,bank,mood",
                        "12.34,fuel,EUR,c1,1522540831250,,,,t1,a,x,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "customer_id: row, terminal_id: where | takes the customer_id from the row's number",
                "customer_id: who, terminal_id: who | takes the column who more than once",
                "customer_id: [who, id], terminal_id: where | takes the column id more than once",
                "customer_id: who, terminal_id: bank | takes the column bank more than once",
            })
    void aMappingUnderWhichNothingWouldReadBackIsRefused(String ids, String why) {
        Path file = folder.resolve("out.csv");
        Mapping mapping = Mapping.read("name: mine\ncolumns: {transaction_id: id, event_time: at, " + ids
                + ", amount: paid}\nattributes: [bank]\ntime: epoch_millis\ncurrency: EUR\n");
        assertThatThrownBy(() -> new TransactionWriter(file, mapping).close())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
        assertThat(file).doesNotExist();
    }

    private static Transaction transaction(String id, long minor, String currency, String category, Location place) {
        return Transaction.newBuilder()
                .setTransactionId(id)
                .setEventTime(Instant.parse("2018-04-01T00:00:31.250Z"))
                .setCustomerId("c1")
                .setTerminalId("t1")
                .setAmount(new Money(minor, currency))
                .setCategory(category)
                .setLocation(place)
                .setAttributes(Map.of("bank", "x", "mood", ""))
                .build();
    }
}
