package io.tidemark.training.offline;

import io.tidemark.drift.stats.quality.book.BookRules;
import io.tidemark.drift.stats.quality.book.Changes;
import io.tidemark.drift.stats.quality.book.QualityAlarm;
import io.tidemark.drift.stats.quality.book.QualityBook;
import io.tidemark.drift.stats.quality.book.QualityDetector;
import io.tidemark.drift.stats.quality.book.WindowQuality;
import io.tidemark.drift.stats.quality.label.LabelKind;
import io.tidemark.drift.stats.quality.label.LabelVerdict;
import io.tidemark.drift.stats.quality.label.Statement;
import io.tidemark.drift.stats.quality.tally.Decided;
import io.tidemark.drift.stats.quality.tally.HeldTransaction;
import io.tidemark.drift.stats.quality.tally.ScoredTransaction;
import io.tidemark.schemas.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Live traffic in time order, kept in books by the day and by the week; a fraud's label comes by chance within the week
 * after it, two days late on average.
 */
final class DelayedLabels {
    private static final long DAY = 86_400_000;

    private record Waiting(String id, Statement said) {}

    private static final class Book {
        final BookRules rules;
        final Changes changes;
        final QualityBook book;
        final Map<Long, WindowQuality> newest = new TreeMap<>();
        final List<QualityAlarm> alarms = new ArrayList<>();

        Book(long window) {
            rules = new BookRules(
                    window, 7 * DAY, 0, 21 * DAY, 100, 10, 0.03, 0.1, 0.02, 7 * DAY, 20, QualityDetector.BOOTSTRAP);
            changes = new Changes(rules);
            book = new QualityBook(rules);
        }

        void tick(long now) {
            changes.take().forEach(book::add);
            book.changes(now).forEach(each -> newest.put(each.key().start(), each));
            alarms.addAll(book.alarms());
        }

        List<WindowQuality> matured() {
            return newest.values().stream().filter(WindowQuality::matured).toList();
        }
    }

    private final long from;
    private final long flip;
    private final SplittableRandom random = new SplittableRandom(31);
    private final Map<String, HeldTransaction> held = new HashMap<>();
    private final PriorityQueue<Waiting> labels = new PriorityQueue<>(
            Comparator.comparingLong(waiting -> waiting.said().observedAt()));
    private final Book days = new Book(DAY);
    private final Book weeks = new Book(7 * DAY);
    private long today;

    /**
     * @param flip from this moment, ms, frauds fall on whom they may, as many as before, and the features stay as they
     * are
     */
    DelayedLabels(Instant from, long flip) {
        this.from = from.toEpochMilli();
        this.flip = flip;
        today = this.from / DAY * DAY;
    }

    void add(Transaction transaction, double score, boolean fraud) {
        long time = transaction.getEventTime().toEpochMilli();
        if (time < from) {
            return;
        }
        for (; time >= today + DAY; today += DAY) {
            observe(today + DAY);
        }
        String id = transaction.getTransactionId();
        ScoredTransaction scored = new ScoredTransaction(
                "m",
                List.of(),
                time,
                score,
                Decided.APPROVE,
                1,
                transaction.getAmount().getMinorUnits(),
                transaction.getAmount().getCurrency(),
                transaction.getCustomerId().hashCode());
        held.put(id, HeldTransaction.UNKNOWN.with(scored));
        days.changes.score(HeldTransaction.UNKNOWN, scored);
        weeks.changes.score(HeldTransaction.UNKNOWN, scored);
        boolean called = time < flip ? fraud : random.nextInt(120) == 0;
        if (called) {
            long delay = Math.min(7 * DAY - 1, (long) (-2 * DAY * Math.log(1 - random.nextDouble())));
            labels.add(new Waiting(id, new Statement(LabelVerdict.FRAUD, LabelKind.CHARGEBACK, time + delay)));
        }
    }

    void end() {
        for (int day = 0; day < 8; day++, today += DAY) {
            observe(today + DAY);
        }
    }

    private void observe(long now) {
        while (!labels.isEmpty() && labels.peek().said().observedAt() < now) {
            Waiting due = labels.poll();
            HeldTransaction before = held.get(due.id());
            held.put(due.id(), days.changes.label(before, due.said()));
            weeks.changes.label(before, due.said());
        }
        days.tick(now);
        weeks.tick(now);
    }

    List<WindowQuality> days() {
        return days.matured();
    }

    List<WindowQuality> weeks() {
        return weeks.matured();
    }

    /** Start of the day that raised the first alarm of quality. */
    Optional<Long> firstFall() {
        return days.alarms.stream()
                .filter(QualityAlarm::raised)
                .map(QualityAlarm::windowStart)
                .findFirst();
    }
}
