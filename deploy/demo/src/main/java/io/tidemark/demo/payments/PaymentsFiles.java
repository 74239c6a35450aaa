package io.tidemark.demo.payments;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.tidemark.demo.simulator.SimulationPlan;
import io.tidemark.schemas.Decimal;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Outcome;
import io.tidemark.schemas.Transaction;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Payments and what became of them, as the two files that an acquirer would export. */
public final class PaymentsFiles {

    /** In the order of their columns. */
    public static final List<String> NUMBERS =
            List.of("issuer_score", "device_score", "account_age", "avs_distance", "basket_items");

    private PaymentsFiles() {}

    /**
     * How much was written.
     *
     * @param from of the first payment
     * @param until of the last one
     */
    public record Written(long transactions, long frauds, long outcomes, Instant from, Instant until) {}

    /**
     * Writes the payments of a stretch of days, each with all that ever becomes of it.
     *
     * @param from payments before it happen, and are not written
     * @param transactions CSV, packed if it ends with {@code .gz}, as {@code outcomes}
     */
    public static Written write(SimulationPlan plan, Instant from, Instant until, Path transactions, Path outcomes)
            throws IOException {
        Payments payments = new Payments(plan);
        long count = 0;
        long frauds = 0;
        long told = 0;
        Payment first = payments.skipTo(from);
        Payment next = first;
        Instant last = first.transaction().getEventTime();
        try (CsvWriter csv = open(transactions);
                CsvWriter other = open(outcomes)) {
            csv.writeRecord(header());
            other.writeRecord(
                    "transaction_id", "kind", "event_time", "customer_id", "terminal_id", "code", "amount", "currency");
            for (; next.transaction().getEventTime().isBefore(until); next = payments.next()) {
                csv.writeRecord(line(next));
                next.outcomes().forEach(outcome -> other.writeRecord(line(outcome)));
                count++;
                frauds += next.fraud() ? 1 : 0;
                told += next.outcomes().size();
                last = next.transaction().getEventTime();
            }
        }
        return new Written(count, frauds, told, first.transaction().getEventTime(), last);
    }

    private static CsvWriter open(Path file) throws IOException {
        OutputStream plain = new BufferedOutputStream(Files.newOutputStream(file));
        return CsvWriter.builder().build(file.toString().endsWith(".gz") ? new GZIPOutputStream(plain) : plain);
    }

    private static String[] header() {
        return Stream.of(
                        List.of(
                                "transaction_id",
                                "time",
                                "customer",
                                "terminal",
                                "amount",
                                "currency",
                                "channel",
                                "country"),
                        NUMBERS,
                        List.of("fraud"))
                .flatMap(List::stream)
                .toArray(String[]::new);
    }

    private static String[] line(Payment payment) {
        Transaction transaction = payment.transaction();
        return Stream.of(
                        List.of(
                                transaction.getTransactionId(),
                                transaction.getEventTime().toString(),
                                transaction.getCustomerId(),
                                transaction.getTerminalId(),
                                text(transaction.getAmount()),
                                transaction.getAmount().getCurrency(),
                                transaction.getChannel(),
                                transaction.getCountry()),
                        NUMBERS.stream()
                                .map(name -> text(transaction.getNumbers().get(name)))
                                .toList(),
                        List.of(payment.fraud() ? "1" : "0"))
                .flatMap(List::stream)
                .toArray(String[]::new);
    }

    private static String[] line(Outcome outcome) {
        return new String[] {
            outcome.getTransactionId(),
            outcome.getKind().name().toLowerCase(Locale.ROOT),
            outcome.getEventTime().toString(),
            outcome.getCustomerId(),
            outcome.getTerminalId(),
            outcome.getCode() == null ? "" : outcome.getCode(),
            text(outcome.getAmount()),
            outcome.getAmount().getCurrency()
        };
    }

    /** All three currencies have two decimals. */
    private static String text(Money money) {
        return BigDecimal.valueOf(money.getMinorUnits(), 2).toPlainString();
    }

    private static String text(Decimal number) {
        return number == null
                ? ""
                : BigDecimal.valueOf(number.getUnscaled(), number.getScale()).toPlainString();
    }
}
