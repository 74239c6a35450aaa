package io.tidemark.cli.ingest;

import io.tidemark.features.files.LabelReplay;
import io.tidemark.features.files.MalformedRow;
import io.tidemark.features.files.Mapping;
import io.tidemark.features.files.MergedFeed;
import io.tidemark.features.files.ReadingRules;
import io.tidemark.features.files.TransactionFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Sends a file's transactions, its labels, or both merged by time. */
public final class FileIngest {

    private final FeedWriter writer;
    private final Mapping mapping;
    private final Pace pace;
    private final ReadingRules rules;
    private long transactions;
    private long labels;
    private long badRows;

    /**
     * @param perSecond events a second; 0 for as fast as possible
     * @param rules when the reading gives up. A file that cannot be sent whole is best found by
     *     {@link TransactionFile#look} before the first record is sent.
     */
    public FileIngest(FeedWriter writer, Mapping mapping, double perSecond, ReadingRules rules) {
        this.writer = writer;
        this.mapping = mapping;
        this.pace = new Pace(perSecond, System::nanoTime);
        this.rules = rules;
    }

    /** What was sent. */
    public record Sent(long transactions, long labels, long malformed) {}

    /** Sends the transactions in the order of the file. */
    public void transactions(Path file) throws InterruptedException {
        try (TransactionFile rows = TransactionFile.open(file, mapping, this::bad, rules)) {
            while (rows.hasNext()) {
                await();
                writer.transaction(rows.next().transaction());
                transactions++;
            }
        }
        writer.flush();
    }

    /** Sends what the file's fraud column says, observed so long after the transaction, in the order of the file. */
    public void labels(Path file, Duration delay) throws InterruptedException {
        LabelReplay replay = new LabelReplay(mapping, delay);
        try (TransactionFile rows = TransactionFile.open(file, mapping, this::bad, rules)) {
            while (rows.hasNext()) {
                Optional<io.tidemark.schemas.Label> label = replay.of(rows.next());
                if (label.isPresent()) {
                    await();
                    writer.label(label.get());
                    labels++;
                }
            }
        }
        writer.flush();
    }

    /** Sends transactions and labels merged by time: the file may be in any order, and is held in memory. */
    public void merged(Path file, Duration delay) throws InterruptedException {
        for (MergedFeed.Item item : MergedFeed.read(file, mapping, Optional.of(delay), this::bad, rules)) {
            await();
            if (item.event().isLabel()) {
                writer.label(item.event().label());
                labels++;
            } else {
                writer.transaction(item.event().transaction());
                transactions++;
            }
        }
        writer.flush();
    }

    /** What was sent until now. */
    public Sent sent() {
        return new Sent(transactions, labels, badRows);
    }

    private void bad(MalformedRow row) {
        badRows++;
    }

    private void await() throws InterruptedException {
        Duration wait = pace.untilNext();
        if (!wait.isZero()) {
            // What is due late by less than the timer's grain is sent at once by the schedule itself.
            TimeUnit.NANOSECONDS.sleep(wait.toNanos());
        }
    }
}
