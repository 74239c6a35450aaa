package io.tidemark.cli.ingest;

import io.tidemark.features.engine.Event;
import io.tidemark.features.files.LabelReplay;
import io.tidemark.features.files.MalformedRow;
import io.tidemark.features.files.Mapping;
import io.tidemark.features.files.MergedFeed;
import io.tidemark.features.files.ReadingRules;
import io.tidemark.features.files.TransactionFile;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Sends a file's transactions, its labels, or both and outcomes merged by time. */
final class FileIngest {

    private final Feed feed;
    private final Mapping mapping;
    private final ReadingRules rules;
    private long badRows;

    /**
     * @param rules when the reading gives up. A file that cannot be sent whole is best found by
     *     {@link TransactionFile#look} before the first record is sent.
     */
    FileIngest(Feed feed, Mapping mapping, ReadingRules rules) {
        this.feed = feed;
        this.mapping = mapping;
        this.rules = rules;
    }

    /** Sends the transactions in the order of the file. */
    void transactions(Path file) throws InterruptedException {
        try (TransactionFile rows = TransactionFile.open(file, mapping, this::bad, rules)) {
            while (rows.hasNext()) {
                feed.transaction(rows.next().transaction());
            }
        }
        feed.flush();
    }

    /** Sends what the file's fraud column says, observed so long after the transaction, in the order of the file. */
    void labels(Path file, Duration delay) throws InterruptedException {
        LabelReplay replay = new LabelReplay(mapping, delay);
        try (TransactionFile rows = TransactionFile.open(file, mapping, this::bad, rules)) {
            while (rows.hasNext()) {
                Optional<Label> label = replay.of(rows.next());
                if (label.isPresent()) {
                    feed.label(label.get());
                }
            }
        }
        feed.flush();
    }

    /**
     * Sends transactions and what became known of them, merged by time: the file may be in any order, and is held in
     * memory.
     *
     * @param labelDelay how long after its transaction a label is observed; without one none is sent
     */
    void merged(Path file, Optional<Duration> labelDelay, List<Outcome> outcomes) throws InterruptedException {
        for (MergedFeed.Item item : MergedFeed.read(file, mapping, labelDelay, this::bad, rules, outcomes)) {
            Event event = item.event();
            if (event.isLabel()) {
                feed.label(event.label());
            } else if (event.isOutcome()) {
                feed.outcome(event.outcome());
            } else {
                feed.transaction(event.transaction());
            }
        }
        feed.flush();
    }

    /** Rows that could not be sent. */
    long malformed() {
        return badRows;
    }

    private void bad(MalformedRow row) {
        badRows++;
    }
}
