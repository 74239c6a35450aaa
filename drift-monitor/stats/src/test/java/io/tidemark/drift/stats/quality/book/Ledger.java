package io.tidemark.drift.stats.quality.book;

import io.tidemark.drift.stats.quality.label.Statement;
import io.tidemark.drift.stats.quality.tally.HeldTransaction;
import io.tidemark.drift.stats.quality.tally.ScoredTransaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The join and the book in memory, as the job runs them with state. */
final class Ledger {
    static final long DAY = 86_400_000;

    private final Map<String, HeldTransaction> held = new HashMap<>();
    private final Changes changes;
    final Map<WindowKey, WindowQuality> newest = new TreeMap<>();
    final List<QualityAlarm> alarms = new ArrayList<>();
    QualityBook book;

    Ledger(BookRules rules) {
        changes = new Changes(rules);
        book = new QualityBook(rules);
    }

    static BookRules rules() {
        return rules(7);
    }

    static BookRules rules(int maturityDays) {
        return rules(maturityDays, QualityDetector.BOOTSTRAP);
    }

    static BookRules rules(int maturityDays, QualityDetector detector) {
        return new BookRules(
                DAY, maturityDays * DAY, 0, 2L * maturityDays * DAY, 20, 10, 0.03, 0.1, 0.02, 7 * DAY, 20, detector);
    }

    void score(String id, ScoredTransaction scored) {
        HeldTransaction before = held.getOrDefault(id, HeldTransaction.UNKNOWN);
        held.put(id, changes.score(before, scored));
    }

    void label(String id, Statement said) {
        HeldTransaction before = held.getOrDefault(id, HeldTransaction.UNKNOWN);
        held.put(id, changes.label(before, said));
    }

    void forget(String id) {
        changes.expired(held.remove(id));
    }

    /** Brings the gathered changes into the book. */
    void flush() {
        changes.take().forEach(book::add);
    }

    List<WindowQuality> tick(long now) {
        flush();
        List<WindowQuality> told = book.changes(now);
        told.forEach(each -> newest.put(each.key(), each));
        alarms.addAll(book.alarms());
        return told;
    }
}
