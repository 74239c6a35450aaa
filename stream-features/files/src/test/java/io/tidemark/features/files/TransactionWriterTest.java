package io.tidemark.features.files;

import static org.assertj.core.api.Assertions.assertThat;

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
