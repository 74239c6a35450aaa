package io.tidemark.drift.stats.quality.book;

import io.tidemark.drift.stats.quality.tally.Estimate;
import io.tidemark.drift.stats.quality.tally.Realised;
import io.tidemark.drift.stats.quality.tally.Tally;
import io.tidemark.drift.stats.quality.tally.WindowCounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Keeps the tallies of all windows that labels may still change, and says what has changed. Not for several threads.
 *
 * <p>What it says of a window that has matured and changes no more follows from the transactions and labels alone, in
 * whatever order they came; alarms follow from the order in which windows matured, which is that of event time.
 */
public final class QualityBook {
    /** Brackets keep the pool apart from a value of that name. */
    static final String OTHERS = "(others)";

    private static final int REMEMBERED = 60;
    private static final int CHECKED = 14;

    record Side(String model, String segment) {}

    final BookRules rules;
    final TreeMap<WindowKey, Tally> tallies = new TreeMap<>();
    final Map<WindowKey, Long> told = new HashMap<>();
    final Map<String, DriftTimes> drifts = new TreeMap<>();
    final Map<Side, TreeMap<Long, MaturedWindow>> matured = new HashMap<>();
    final Map<String, FallWatch> watches = new TreeMap<>();
    private final List<QualityAlarm> alarms = new ArrayList<>();

    public QualityBook(BookRules rules) {
        this.rules = rules;
    }

    /** Adds a change; of a segment beyond the most that are watched, to the pool of the others. */
    public void add(WindowKey key, Tally change) {
        tallies.computeIfAbsent(admitted(key), unused -> new Tally(rules.cards()))
                .add(change);
    }

    /**
     * Who is let in stays as long as the window is kept, and who is not stays out, so that what is taken away is taken
     * where it was added.
     */
    private WindowKey admitted(WindowKey key) {
        int equals = key.segment().indexOf('=');
        if (equals < 0 || tallies.containsKey(key)) {
            return key;
        }
        String field = key.segment().substring(0, equals + 1);
        WindowKey others = new WindowKey(key.model(), field + OTHERS, key.start());
        long watched = tallies
                .subMap(
                        new WindowKey(key.model(), field, key.start()),
                        new WindowKey(key.model(), field + '\uffff', key.start()))
                .keySet()
                .stream()
                .filter(each -> !each.equals(others))
                .count();
        return watched < rules.mostSegments() ? key : others;
    }

    /**
     * A drift alarm of a model came or went.
     *
     * @param moment where it was raised: start of the first window that had drifted; where it was cleared: end of the
     *     window that was clean, ms
     */
    public void driftAlarm(String model, boolean raised, long moment) {
        DriftTimes times = drifts.computeIfAbsent(model, unused -> new DriftTimes());
        if (raised) {
            times.raised(moment);
        } else {
            times.cleared(moment);
        }
    }

    /** All that it knows, as pieces that {@link #restore} takes. */
    public List<byte[]> state() {
        return BookState.of(this);
    }

    /** Takes what {@link #state} gave, before anything else. */
    public void restore(Iterable<byte[]> pieces) {
        BookState.restore(this, pieces);
    }

    /**
     * What is to be told of windows that have ended, in their order: those of which something else is known than was
     * told before.
     */
    public List<WindowQuality> changes(long now) {
        LabelClock clock = new LabelClock(rules, tallies, now);
        List<WindowQuality> changes = new ArrayList<>();
        for (Map.Entry<WindowKey, Tally> each : tallies.entrySet()) {
            WindowKey key = each.getKey();
            if (!key.equals(WindowKey.STRAYS) && key.start() + rules.window() <= now) {
                WindowQuality found = look(key, each.getValue(), clock, now);
                long print = Fingerprint.of(found);
                if (!Long.valueOf(print).equals(told.put(key, print))) {
                    changes.add(found);
                }
            }
        }
        forget(now);
        return changes;
    }

    /** Alarms since the last call. */
    public List<QualityAlarm> alarms() {
        List<QualityAlarm> raised = List.copyOf(alarms);
        alarms.clear();
        return raised;
    }

    /** Labels that wait for their transaction now, labels given up so far, scores that came too late so far. */
    public long[] strays() {
        Tally strays = tallies.get(WindowKey.STRAYS);
        return WindowCounts.strays(strays == null ? new Tally(rules.cards()) : strays);
    }

    private WindowQuality look(WindowKey key, Tally tally, LabelClock clock, long now) {
        long end = key.start() + rules.window();
        double completion = clock.completion(tally, now - end);
        boolean isMature = now - end >= clock.maturity();
        Estimate measured = Estimate.ofMeasured(tally);
        Optional<Realised> realised = Double.isNaN(completion)
                ? Optional.empty()
                : Optional.of(Realised.of(tally, rules.cards(), completion));
        Side side = new Side(key.model(), key.segment());
        EstimatorRecord record = recordBefore(side, key.start());
        if (isMature) {
            remember(side, key.start(), realised.orElseThrow(), measured);
        }
        Optional<Instant> drift =
                Optional.ofNullable(drifts.get(key.model())).flatMap(times -> times.during(key.start(), end));
        return new WindowQuality(
                key,
                end,
                isMature,
                1 / completion,
                clock.maturity(),
                WindowCounts.of(tally),
                realised,
                Realised.money(tally),
                Estimate.ofAll(tally),
                measured,
                record,
                Caveats.of(record, rules.tolerance(), drift));
    }

    /** Only windows before: what is known by now must not flatter what was estimated then. */
    private EstimatorRecord recordBefore(Side side, long start) {
        List<MaturedWindow> before = List.copyOf(
                matured.getOrDefault(side, new TreeMap<>()).headMap(start).values());
        return EstimatorRecord.of(before.subList(Math.max(0, before.size() - CHECKED), before.size()));
    }

    private void remember(Side side, long start, Realised realised, Estimate measured) {
        if (realised.frauds() < rules.minimumFrauds()
                || Double.isNaN(realised.ranking().auc())) {
            return;
        }
        TreeMap<Long, MaturedWindow> windows = matured.computeIfAbsent(side, unused -> new TreeMap<>());
        windows.put(
                start,
                new MaturedWindow(
                        start,
                        realised.frauds(),
                        measured.frauds(),
                        realised.ranking().auc(),
                        measured.ranking().auc(),
                        realised.ranking().averagePrecision(),
                        measured.ranking().averagePrecision()));
        if (windows.size() > REMEMBERED) {
            windows.pollFirstEntry();
        }
        if (side.segment().isEmpty()) {
            watches.computeIfAbsent(side.model(), unused -> new FallWatch(rules))
                    .matured(
                            side.model(),
                            List.copyOf(windows.headMap(start, true).values()))
                    .ifPresent(alarms::add);
        }
    }

    private void forget(long now) {
        tallies.keySet()
                .removeIf(
                        key -> !key.equals(WindowKey.STRAYS) && key.start() + 2 * rules.window() + rules.keep() < now);
        told.keySet().retainAll(tallies.keySet());
    }
}
