package io.tidemark.cli.ingest;

import io.tidemark.features.files.Mapping;
import io.tidemark.features.files.ReadingRules;
import io.tidemark.features.files.Row;
import io.tidemark.features.files.TransactionFile;
import io.tidemark.schemas.Outcome;
import io.tidemark.schemas.Transaction;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for card numbers among what a file would send, in the first rows and before any is sent. Ids have to be tokens:
 * whatever enters a topic stays there for as long as the topic keeps it.
 */
public final class CardNumberCheck {

    /** How far into the file it looks. */
    static final int ROWS = 1_000;

    /** How many rows are malformed is told when the file is looked through as a whole. */
    private static final ReadingRules ALL_BORNE = new ReadingRules(false, false, 1, sentence -> {});

    private CardNumberCheck() {}

    /** The first column whose values are card numbers; empty if there is none. Never tells a value. */
    public static Optional<String> column(Path file, Mapping mapping) {
        Map<String, CardNumberShare> shares = new LinkedHashMap<>();
        // Malformed rows are told when they are sent, and not twice.
        try (TransactionFile rows = TransactionFile.open(file, mapping, malformed -> {}, ALL_BORNE)) {
            for (int i = 0; i < ROWS && rows.hasNext(); i++) {
                values(rows.next(), mapping)
                        .forEach((column, value) -> shares.computeIfAbsent(column, name -> new CardNumberShare())
                                .add(value));
            }
        }
        return found(shares);
    }

    /** The first field of outcomes whose values are card numbers; empty if there is none. */
    static Optional<String> field(List<Outcome> outcomes) {
        Map<String, CardNumberShare> shares = new LinkedHashMap<>();
        outcomes.stream().limit(ROWS).forEach(outcome -> ids(outcome).forEach((field, id) -> {
            if (id != null) {
                shares.computeIfAbsent(field, name -> new CardNumberShare()).add(id);
            }
        }));
        return found(shares);
    }

    private static Map<String, String> ids(Outcome outcome) {
        Map<String, String> ids = new LinkedHashMap<>();
        ids.put("transaction_id", outcome.getTransactionId());
        ids.put("customer_id", outcome.getCustomerId());
        ids.put("terminal_id", outcome.getTerminalId());
        return ids;
    }

    private static Optional<String> found(Map<String, CardNumberShare> shares) {
        return shares.entrySet().stream()
                .filter(share -> share.getValue().cardNumbers())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Map<String, String> values(Row row, Mapping mapping) {
        Transaction transaction = row.transaction();
        Map<String, String> values = new LinkedHashMap<>(transaction.getAttributes());
        // The number of a row is no card's, and a terminal that the file does not name is none.
        Map.of(
                        "transaction_id", transaction.getTransactionId(),
                        "customer_id", transaction.getCustomerId(),
                        "terminal_id", transaction.getTerminalId())
                .forEach((field, id) -> {
                    List<String> columns = mapping.columnsOf(field);
                    String[] texts = columns.size() > 1 ? id.split("\\|") : new String[] {id};
                    for (int i = 0; i < columns.size() && i < texts.length; i++) {
                        values.put(columns.get(i), texts[i]);
                    }
                });
        if (transaction.getDevice() != null) {
            values.put(mapping.columns().get("device"), transaction.getDevice());
        }
        return values;
    }
}
