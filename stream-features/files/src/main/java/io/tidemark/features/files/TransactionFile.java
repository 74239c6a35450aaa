package io.tidemark.features.files;

import io.tidemark.features.files.labels.LabelKeys;
import io.tidemark.features.files.labels.LabelTally;
import io.tidemark.features.files.table.Dialect;
import io.tidemark.features.files.table.Table;
import io.tidemark.features.files.table.TableRow;
import io.tidemark.features.files.table.UnreadableFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The rows of a {@link Table} as a mapping reads them, in the order of the file. A malformed row is handed to the
 * caller with its line and reason, and reading goes on behind it. At the end of the file the {@link ReadingRules} say
 * whether what was read is worth anything; whoever stops before does not ask. Close it.
 */
public final class TransactionFile implements Iterator<Row>, AutoCloseable {

    private final Table table;
    private final Consumer<MalformedRow> malformed;
    private final SideTable side;
    private final RowReader reader;
    private final ReadingRules rules;
    private final Optional<String> labelColumn;
    private final LabelKeys keys;
    private final RowTally tally;
    private long number;
    private Row next;
    private boolean concluded;

    private TransactionFile(Table table, Mapping mapping, Consumer<MalformedRow> malformed, ReadingRules rules) {
        this.table = table;
        this.malformed = malformed;
        this.rules = rules;
        this.side = SideTable.of(table, mapping, rules.told());
        this.reader = reader(mapping);
        this.labelColumn = Optional.ofNullable(mapping.columns().get("fraud"));
        this.keys = mapping.labels().keys();
        this.tally = new RowTally(table.file());
    }

    /** Opens a file under the {@link ReadingRules#USUAL usual rules}. */
    public static TransactionFile open(Path file, Mapping mapping, Consumer<MalformedRow> malformed) {
        return open(file, mapping, malformed, ReadingRules.USUAL);
    }

    /** Opens a file; throws {@link UnreadableFileException} if it or its header cannot be used. */
    public static TransactionFile open(
            Path file, Mapping mapping, Consumer<MalformedRow> malformed, ReadingRules rules) {
        Table table = Table.open(file, mapping.form(), rules.told());
        try {
            return new TransactionFile(table, mapping, malformed, rules);
        } catch (UnreadableFileException e) {
            table.close();
            throw e;
        }
    }

    /**
     * Reads a whole file under the rules and makes nothing of it: whoever sends its rows knows first that all can be
     * sent.
     */
    public static LabelTally look(Path file, Mapping mapping, Consumer<MalformedRow> malformed, ReadingRules rules) {
        try (TransactionFile rows = open(file, mapping, malformed, rules)) {
            rows.forEachRemaining(row -> {});
            return rows.reader.labels();
        }
    }

    /** What the labels of the rows that have been read until now mean. */
    public LabelTally labels() {
        return reader.labels();
    }

    private RowReader reader(Mapping mapping) {
        try {
            RowReader found = new RowReader(mapping, table.header(), side);
            List<String> columns = new ArrayList<>(mapping.everyColumn());
            mapping.beside().ifPresent(beside -> columns.add(beside.on()));
            columns.removeAll(side.columns());
            table.only(columns.stream().distinct().toList());
            return found;
        } catch (RowReader.MalformedException e) {
            throw new UnreadableFileException(
                    table.file() + " does not fit the mapping: " + e.getMessage() + "; "
                            + table.below()
                                    .of(firstColumns(mapping))
                                    .or(() -> table.header().otherSeparator().map(TransactionFile::remedy))
                                    .orElse("choose or write another mapping"),
                    e);
        }
    }

    /** Those of the mapping that have to be in this file and not in one beside it. */
    private static List<String> firstColumns(Mapping mapping) {
        return mapping.beside().map(beside -> List.of(beside.on())).orElseGet(mapping::everyColumn);
    }

    private static String remedy(char separator) {
        String written = separator == '\t' ? "tab" : Dialect.shown(separator);
        return "it seems to be parted by " + Dialect.shown(separator) + ": say separator: " + written
                + " in the mapping";
    }

    @Override
    public boolean hasNext() {
        while (next == null && table.hasNext()) {
            TableRow row = table.next();
            try {
                next = reader.row(row, ++number);
                tally.good();
            } catch (RowReader.MalformedException e) {
                MalformedRow bad = e.row(table.path(), row.line());
                remedy(row).ifPresent(tally::hint);
                tally.malformed(bad);
                malformed.accept(bad);
            }
        }
        if (next == null && !concluded) {
            concluded = true;
            tally.conclude(rules);
            side.remark(table.file()).ifPresent(rules.told());
            reader.clockChanges().sentence().ifPresent(sentence -> rules.told().accept(table.file() + ": " + sentence));
            reader.doubtfulIds().forEach(sentence -> rules.told().accept(table.file() + ": " + sentence));
            labelColumn.filter(column -> rules.labels()).ifPresent(this::concludeLabels);
        }
        return next != null;
    }

    /** What the form of a malformed row suggests. */
    private Optional<String> remedy(TableRow row) {
        List<String> said = Stream.of(row.fields())
                .filter(field -> field != null && !field.isEmpty())
                .toList();
        boolean single =
                said.stream().allMatch(field -> field.length() > 1 && field.startsWith("'") && field.endsWith("'"));
        return single && !said.isEmpty()
                ? Optional.of("; its fields stand in single quotes: say quote: \"'\" in the mapping")
                : Optional.empty();
    }

    private void concludeLabels(String column) {
        LabelTally labels = reader.labels();
        if (labels.unknown() > 0 && !rules.othersUnlabelled()) {
            throw new UnreadableFileException(table.file() + ": "
                    + labels.refusal(
                            column,
                            "say in the mapping what does by " + keys.positiveIs() + " and " + keys.negativeIs()
                                    + ", or --other-labels unlabelled"));
        }
        if (labels.unknown() > 0) {
            rules.told()
                    .accept(table.file() + ": column " + column + " holds " + labels.others()
                            + ", which count as unlabelled");
        }
        labels.remark(table.file(), column).ifPresent(rules.told());
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Row row = next;
        next = null;
        return row;
    }

    @Override
    public void close() {
        table.close();
    }
}
