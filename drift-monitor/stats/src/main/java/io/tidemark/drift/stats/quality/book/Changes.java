package io.tidemark.drift.stats.quality.book;

import io.tidemark.drift.stats.quality.label.Statement;
import io.tidemark.drift.stats.quality.tally.HeldTransaction;
import io.tidemark.drift.stats.quality.tally.ScoredTransaction;
import io.tidemark.drift.stats.quality.tally.Tally;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Joins scores and labels one transaction at a time, and gathers what that changes in the tallies until it is taken.
 */
public final class Changes {
    private final BookRules rules;
    private final Map<WindowKey, Tally> gathered = new LinkedHashMap<>();
    private int size;

    public Changes(BookRules rules) {
        this.rules = rules;
    }

    /** The transaction with its score. One that is on record already keeps it. */
    public HeldTransaction score(HeldTransaction before, ScoredTransaction scored) {
        HeldTransaction after = before.with(scored);
        if (before.scored().isEmpty() && !before.trail().isEmpty()) {
            strays().labels(-1, 0);
        }
        return changed(before, after);
    }

    /** The transaction with one more label; one that is not known yet waits with it. */
    public HeldTransaction label(HeldTransaction before, Statement said) {
        HeldTransaction after = before.with(said);
        if (after.scored().isEmpty() && before.trail().isEmpty()) {
            strays().labels(1, 0);
        }
        return changed(before, after);
    }

    /** Its time on record is over: what it has told stands; labels that waited in vain are given up. */
    public void expired(HeldTransaction held) {
        if (held.scored().isEmpty()) {
            strays().labels(-1, 1);
        }
    }

    /** A label whose transaction cannot be on record any more. */
    public void labelTooLate() {
        strays().labels(0, 1);
    }

    /** A score that came when its time on record was over. */
    public void scoreTooLate() {
        strays().scoreTooLate();
    }

    /** All that was gathered, by window; the gathering begins anew. */
    public Map<WindowKey, Tally> take() {
        Map<WindowKey, Tally> taken = new LinkedHashMap<>(gathered);
        gathered.clear();
        size = 0;
        return taken;
    }

    /** Transactions that have changed since the last {@link #take}. */
    public int size() {
        return size;
    }

    private HeldTransaction changed(HeldTransaction before, HeldTransaction after) {
        size++;
        if (after.scored().isPresent()) {
            ScoredTransaction scored = after.scored().get();
            long window = rules.windowOf(scored.eventTime());
            Function<String, Tally> tallies = segment -> tally(new WindowKey(scored.model(), segment, window));
            after.changedFrom(before, tallies);
        }
        return after;
    }

    private Tally strays() {
        size++;
        return tally(WindowKey.STRAYS);
    }

    private Tally tally(WindowKey key) {
        return gathered.computeIfAbsent(key, unused -> new Tally(rules.cards()));
    }
}
