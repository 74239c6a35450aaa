package io.tidemark.features.files;

import io.tidemark.features.engine.Event;
import io.tidemark.features.engine.EventOrder;
import io.tidemark.schemas.Label;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A file's transactions and, if a delay is given, their labels, merged in {@link EventOrder}. The file may be in any
 * order; its rows are held in memory (about 250 bytes each).
 */
public final class MergedFeed implements Iterable<MergedFeed.Item> {

    /**
     * One event of the feed.
     *
     * @param row that the transaction is, or that the label speaks of
     */
    public record Item(Event event, Row row) {}

    private final List<Row> rows;
    private final Optional<LabelReplay> labels;

    private MergedFeed(List<Row> rows, Optional<LabelReplay> labels) {
        this.rows = rows;
        this.labels = labels;
    }

    /**
     * Reads a whole file under the {@link ReadingRules#USUAL usual rules}; without a label delay the feed has no
     * labels.
     */
    public static MergedFeed read(
            Path file, Mapping mapping, Optional<Duration> labelDelay, Consumer<MalformedRow> malformed) {
        ReadingRules usual = ReadingRules.USUAL;
        return read(file, mapping, labelDelay, malformed, labelDelay.isPresent() ? usual : usual.withoutLabels());
    }

    /** Reads a whole file; without a label delay the feed has no labels. */
    public static MergedFeed read(
            Path file,
            Mapping mapping,
            Optional<Duration> labelDelay,
            Consumer<MalformedRow> malformed,
            ReadingRules rules) {
        List<Row> rows = new ArrayList<>();
        try (TransactionFile transactions = TransactionFile.open(file, mapping, malformed, rules)) {
            transactions.forEachRemaining(rows::add);
        }
        rows.sort(Comparator.comparing(Row::transaction, EventOrder.OF_TRANSACTIONS));
        return new MergedFeed(rows, labelDelay.map(delay -> new LabelReplay(mapping, delay)));
    }

    /** The transactions in order. */
    public List<Row> rows() {
        return List.copyOf(rows);
    }

    @Override
    public Iterator<Item> iterator() {
        return new Merge();
    }

    /**
     * All labels have the same delay, so they are in the order of their transactions: two places in one list will do.
     */
    private final class Merge implements Iterator<Item> {

        private int nextTransaction;
        private int nextLabel;
        private Label label;

        Merge() {
            findLabel();
        }

        private void findLabel() {
            label = null;
            while (labels.isPresent() && label == null && nextLabel < rows.size()) {
                label = labels.get().of(rows.get(nextLabel)).orElse(null);
                nextLabel += label == null ? 1 : 0;
            }
        }

        @Override
        public boolean hasNext() {
            return label != null || nextTransaction < rows.size();
        }

        @Override
        public Item next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            if (label != null
                    && (nextTransaction == rows.size() || !label.getObservedAt().isAfter(time()))) {
                Item item = new Item(Event.of(label), rows.get(nextLabel++));
                findLabel();
                return item;
            }
            Row row = rows.get(nextTransaction++);
            return new Item(Event.of(row.transaction()), row);
        }

        private Instant time() {
            return rows.get(nextTransaction).transaction().getEventTime();
        }
    }
}
