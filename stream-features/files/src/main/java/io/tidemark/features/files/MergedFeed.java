package io.tidemark.features.files;

import io.tidemark.features.engine.Event;
import io.tidemark.features.engine.EventOrder;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.Outcome;
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
 * A file's transactions and, if a delay is given, their labels, merged in {@link EventOrder}, with outcomes if there
 * are any. The file may be in any order; its rows are held in memory (about 250 bytes each).
 */
public final class MergedFeed implements Iterable<MergedFeed.Item> {

    /**
     * One event of the feed.
     *
     * @param row that the transaction is, or that the label speaks of; null of an outcome
     */
    public record Item(Event event, Row row) {}

    private final List<Row> rows;
    private final Optional<LabelReplay> labels;
    private final List<Outcome> outcomes;

    private MergedFeed(List<Row> rows, Optional<LabelReplay> labels, List<Outcome> outcomes) {
        this.rows = rows;
        this.labels = labels;
        this.outcomes = outcomes;
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
        return read(file, mapping, labelDelay, malformed, rules, List.of());
    }

    /** Reads a whole file and merges outcomes into it; without a label delay the feed has no labels. */
    public static MergedFeed read(
            Path file,
            Mapping mapping,
            Optional<Duration> labelDelay,
            Consumer<MalformedRow> malformed,
            ReadingRules rules,
            List<Outcome> outcomes) {
        List<Row> rows = new ArrayList<>();
        try (TransactionFile transactions = TransactionFile.open(file, mapping, malformed, rules)) {
            transactions.forEachRemaining(rows::add);
        }
        rows.sort(Comparator.comparing(Row::transaction, EventOrder.OF_TRANSACTIONS));
        return new MergedFeed(
                rows,
                labelDelay.map(delay -> new LabelReplay(mapping, delay)),
                outcomes.stream().sorted(EventOrder.OF_OUTCOMES).toList());
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
        private int nextOutcome;
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
            return label != null || nextOutcome < outcomes.size() || nextTransaction < rows.size();
        }

        @Override
        public Item next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            if (label != null && comesFirst(label.getObservedAt()) && !outcomeBefore(label.getObservedAt())) {
                Item item = new Item(Event.of(label), rows.get(nextLabel++));
                findLabel();
                return item;
            }
            if (nextOutcome < outcomes.size() && comesFirst(EventOrder.knownAt(outcomes.get(nextOutcome)))) {
                return new Item(Event.of(outcomes.get(nextOutcome++)), null);
            }
            Row row = rows.get(nextTransaction++);
            return new Item(Event.of(row.transaction()), row);
        }

        private boolean comesFirst(Instant time) {
            return nextTransaction == rows.size()
                    || !time.isAfter(rows.get(nextTransaction).transaction().getEventTime());
        }

        private boolean outcomeBefore(Instant time) {
            return nextOutcome < outcomes.size()
                    && EventOrder.knownAt(outcomes.get(nextOutcome)).isBefore(time);
        }
    }
}
