package io.tidemark.cli.loop;

import io.tidemark.cli.ingest.FeedWriter;
import io.tidemark.cli.ingest.Pace;
import io.tidemark.features.files.LabelReplay;
import io.tidemark.features.files.Row;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.LabelType;
import io.tidemark.schemas.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * The clock of the loop: sends transactions, and their labels a week later, up to a moment of event time. For one
 * thread.
 */
final class LoopFeed {

    private static final Duration DELAY = Duration.ofDays(7);

    private final FeedWriter writer;
    private final List<Row> rows;
    private final LabelReplay labels = new LabelReplay(LoopFiles.MAPPING, DELAY);
    private int nextRow;
    private int nextLabel;

    /** @param rows in the order of event time */
    LoopFeed(FeedWriter writer, List<Row> rows) {
        this.writer = writer;
        this.rows = rows;
    }

    /** How many transactions have been sent. */
    int sent() {
        return nextRow;
    }

    boolean isOver() {
        return nextRow == rows.size();
    }

    /** Event time of the newest transaction sent. */
    Instant now() {
        return at(rows.get(nextRow - 1));
    }

    /** Those that have been sent. */
    List<Row> past() {
        return rows.subList(0, nextRow);
    }

    /** @param perSecond transactions a second, 0 for as fast as possible */
    void sendUntil(Instant moment, double perSecond) {
        int end = nextRow;
        while (end < rows.size() && at(rows.get(end)).isBefore(moment)) {
            end++;
        }
        send(end - nextRow, perSecond);
    }

    /** Sends so many transactions, or what is left. */
    void send(int count, double perSecond) {
        Pace pace = new Pace(perSecond, System::nanoTime);
        for (int end = Math.min(rows.size(), nextRow + count); nextRow < end; nextRow++) {
            Row row = rows.get(nextRow);
            sendLabels(at(row));
            writer.transaction(row.transaction());
            LockSupport.parkNanos(pace.untilNext().toNanos());
        }
        writer.flush();
    }

    /** Analysts take back what was said of the transactions of a stretch, and say of each what is true of another. */
    int poison(Instant from, Instant until, long seed) {
        List<Row> stretch = past().stream()
                .filter(row -> !at(row).isBefore(from) && at(row).isBefore(until))
                .toList();
        List<Row> shuffled = LoopFiles.shuffled(stretch, seed);
        List<Label> revised = new ArrayList<>();
        for (int i = 0; i < stretch.size(); i++) {
            if (!stretch.get(i).verdict().equals(shuffled.get(i).verdict())) {
                revised.add(revision(stretch.get(i), shuffled.get(i).verdict()));
            }
        }
        revised.forEach(writer::label);
        writer.flush();
        return revised.size();
    }

    private Label revision(Row row, Optional<Verdict> verdict) {
        return Label.newBuilder(labels.of(row).orElseThrow())
                .setVerdict(verdict.orElseThrow())
                .setType(LabelType.ANALYST)
                .setObservedAt(now())
                .setSource("mistaken")
                .build();
    }

    private void sendLabels(Instant now) {
        while (nextLabel < nextRow && !at(rows.get(nextLabel)).plus(DELAY).isAfter(now)) {
            labels.of(rows.get(nextLabel++)).ifPresent(writer::label);
        }
    }

    private static Instant at(Row row) {
        return row.transaction().getEventTime();
    }
}
