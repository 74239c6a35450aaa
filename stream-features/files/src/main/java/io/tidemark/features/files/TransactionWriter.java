package io.tidemark.features.files;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.tidemark.features.files.columns.DerivedFields;
import io.tidemark.schemas.Decimal;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.Verdict;
import io.tidemark.schemas.door.Currencies;
import io.tidemark.schemas.door.Decimals;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes transactions as a CSV file that the same mapping reads back: a column for each that it names, in alphabetical
 * order of its fields.
 */
public final class TransactionWriter implements Closeable {

    private final Mapping mapping;
    private final CsvWriter csv;
    private final List<String> fields;
    private final String fraud;
    private final String genuine;

    /** @param out gzipped if its name ends with {@code .gz} */
    public TransactionWriter(Path out, Mapping mapping) throws IOException {
        this.mapping = mapping;
        mapping.beside().ifPresent(beside -> {
            throw new IllegalArgumentException("the mapping " + mapping.name()
                    + " reads two files, and one is to be written;" + " use a mapping without 'beside'");
        });
        if (mapping.derived().numbered().contains("customer_id")) {
            throw new IllegalArgumentException("the mapping " + mapping.name()
                    + " takes the customer_id from the row's number, so the customers of the transactions would be lost;"
                    + " use a mapping that names a column for it");
        }
        TreeSet<String> named = new TreeSet<>(mapping.columns().keySet());
        named.addAll(mapping.derived().joined().keySet());
        this.fields = List.copyOf(named);
        this.fraud = word(mapping.labels().frauds(), Verdict.FRAUD, "1", "yes", "fraud");
        this.genuine = word(mapping.labels().genuines(), Verdict.GENUINE, "0", "no", "genuine");
        List<String> header = new ArrayList<>();
        fields.forEach(field -> header.addAll(mapping.columnsOf(field)));
        header.addAll(mapping.attributes());
        mapping.said().forEach(said -> header.add(said.column()));
        Set<String> once = new HashSet<>();
        header.stream().filter(column -> !once.add(column)).findFirst().ifPresent(column -> {
            throw new IllegalArgumentException("the mapping " + mapping.name() + " takes the column " + column
                    + " more than once, and a file with one column for each could not be read back; use a mapping"
                    + " that names each column once");
        });
        csv = VectorWriter.open(out, mapping.dialect());
        csv.writeRecord(header);
    }

    /** One that the mapping reads back as the same. */
    private String word(Set<String> stated, Verdict verdict, String... usual) {
        return Stream.concat(new TreeSet<>(stated).stream(), Stream.of(usual))
                .filter(word -> mapping.labels().verdict(word).equals(Optional.of(verdict)))
                .findFirst()
                .orElse("");
    }

    /**
     * Writes one row.
     *
     * @param verdict what is known of it; empty leaves the column empty
     */
    public void write(Transaction transaction, Optional<Verdict> verdict) {
        Map<String, List<String>> values = new HashMap<>();
        values(transaction).forEach((field, text) -> values.put(field, List.of(Objects.requireNonNullElse(text, ""))));
        mapping.derived().joined().keySet().forEach(field -> values.computeIfPresent(field, this::parts));
        values.put("event_time", mapping.time().format(transaction.getEventTime()));
        values.put(
                "fraud",
                List.of(verdict.map(known -> known == Verdict.FRAUD ? fraud : genuine)
                        .orElse("")));
        List<String> line = new ArrayList<>();
        fields.forEach(field -> line.addAll(values.getOrDefault(field, List.of(""))));
        mapping.attributes()
                .forEach(name -> line.add(transaction.getAttributes().getOrDefault(name, "")));
        mapping.said()
                .forEach(said -> line.add(
                        number(transaction.getNumbers().get(said.number().name()))));
        csv.writeRecord(line);
    }

    private String number(Decimal said) {
        return said == null ? "" : mapping.numbers().written(Decimals.text(said));
    }

    /** The texts that a joined id was made of; an id of another make cannot be parted and is refused. */
    private List<String> parts(String field, List<String> id) {
        List<String> texts = List.of(id.get(0).split(Pattern.quote(DerivedFields.SEPARATOR), -1));
        if (texts.size() != mapping.columnsOf(field).size()) {
            throw new IllegalArgumentException("'" + id.get(0) + "' is no " + field + " of the columns "
                    + mapping.sourceOf(field) + " of the mapping " + mapping.name());
        }
        return texts;
    }

    private Map<String, String> values(Transaction transaction) {
        Map<String, String> values = new HashMap<>();
        values.put("transaction_id", transaction.getTransactionId());
        values.put("customer_id", transaction.getCustomerId());
        values.put("terminal_id", transaction.getTerminalId());
        if (transaction.getAmount() != null) {
            values.put("amount", mapping.numbers().written(major(transaction.getAmount())));
            values.put("currency", transaction.getAmount().getCurrency());
        }
        values.put("channel", transaction.getChannel());
        values.put("country", transaction.getCountry());
        values.put("category", transaction.getCategory());
        values.put("device", transaction.getDevice());
        if (transaction.getLocation() != null) {
            values.put("latitude", degrees(transaction.getLocation().getLatitude()));
            values.put("longitude", degrees(transaction.getLocation().getLongitude()));
        }
        return values;
    }

    private String degrees(double value) {
        return mapping.numbers().written(VectorWriter.text(value));
    }

    private static String major(Money money) {
        int perMajor = Currencies.minorUnitsPerMajor(money.getCurrency()).orElse(1);
        int digits = Integer.toString(perMajor).length() - 1;
        return BigDecimal.valueOf(money.getMinorUnits(), digits).toPlainString();
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
