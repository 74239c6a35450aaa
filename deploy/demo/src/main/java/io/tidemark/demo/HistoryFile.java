package io.tidemark.demo;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.tidemark.demo.simulator.SimulatedTransaction;
import io.tidemark.demo.simulator.Traffic;
import io.tidemark.schemas.Transaction;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Simulated history as the file that a user would bring, and the mapping that reads it. */
record HistoryFile(Path transactions, Path mapping) {
    private static final String MAPPING =
            """
            name: demo
            columns:
              transaction_id: transaction_id
              event_time: event_time
              customer_id: customer_id
              terminal_id: terminal_id
              amount: amount
              channel: channel
              country: country
              fraud: fraud
            currency: EUR
            time: epoch_millis
            fraud_is: ["1"]
            genuine: omit
            """;

    /** Writes all traffic before a moment. */
    static HistoryFile write(Path directory, Traffic traffic, Instant until) throws IOException {
        HistoryFile file = new HistoryFile(directory.resolve("history.csv"), directory.resolve("mapping.yaml"));
        Files.writeString(file.mapping, MAPPING);
        try (CsvWriter csv = CsvWriter.builder().build(file.transactions)) {
            csv.writeRecord(
                    "transaction_id",
                    "event_time",
                    "customer_id",
                    "terminal_id",
                    "amount",
                    "channel",
                    "country",
                    "fraud");
            for (SimulatedTransaction next = traffic.next();
                    next.transaction().getEventTime().isBefore(until);
                    next = traffic.next()) {
                write(csv, next);
            }
        }
        return file;
    }

    private static void write(CsvWriter csv, SimulatedTransaction simulated) {
        Transaction transaction = simulated.transaction();
        csv.writeRecord(
                transaction.getTransactionId(),
                String.valueOf(transaction.getEventTime().toEpochMilli()),
                transaction.getCustomerId(),
                transaction.getTerminalId(),
                BigDecimal.valueOf(transaction.getAmount().getMinorUnits(), 2).toPlainString(),
                transaction.getChannel(),
                transaction.getCountry(),
                simulated.isFraud() ? "1" : "0");
    }
}
