package io.tidemark.cli.ingest;

import io.tidemark.schemas.Label;
import io.tidemark.schemas.Outcome;
import io.tidemark.schemas.Transaction;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Writes events at a steady pace and counts them. */
final class Feed {

    private final FeedWriter writer;
    private final Pace pace;
    private long transactions;
    private long labels;
    private long outcomes;

    Feed(FeedWriter writer, Pace pace) {
        this.writer = writer;
        this.pace = pace;
    }

    void transaction(Transaction transaction) throws InterruptedException {
        await();
        writer.transaction(transaction);
        transactions++;
    }

    void label(Label label) throws InterruptedException {
        await();
        writer.label(label);
        labels++;
    }

    void outcome(Outcome outcome) throws InterruptedException {
        await();
        writer.outcome(outcome);
        outcomes++;
    }

    /** Returns when everything sent has been written. */
    void flush() {
        writer.flush();
    }

    long transactions() {
        return transactions;
    }

    long labels() {
        return labels;
    }

    long outcomes() {
        return outcomes;
    }

    private void await() throws InterruptedException {
        Duration wait = pace.untilNext();
        if (!wait.isZero()) {
            // What is due late by less than the timer's grain is sent at once by the schedule itself.
            TimeUnit.NANOSECONDS.sleep(wait.toNanos());
        }
    }
}
