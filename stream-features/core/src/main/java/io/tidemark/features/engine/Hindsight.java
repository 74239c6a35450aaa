package io.tidemark.features.engine;

import io.tidemark.features.algebra.Accumulator;
import io.tidemark.features.algebra.Counted;
import io.tidemark.features.algebra.Frauds;
import io.tidemark.features.algebra.Measure;
import io.tidemark.features.algebra.Row;
import io.tidemark.features.algebra.Squared;
import io.tidemark.features.algebra.Summed;

/**
 * The accumulators as they would be at an earlier time than the newest event's, of all rows that have come; the running
 * ones stay as they are. Made anew from {@link Digests}, so the cost is that of two chunks and two pages at each edge,
 * whatever the distance of the two times and the number of rows. Texts are not in the digests: see
 * {@link TallyHindsight}.
 */
final class Hindsight {

    private final WindowPlan plan;
    private final Row scratch;
    private final TallyHindsight tallies;

    Hindsight(WindowPlan plan) {
        this(plan, TallyHindsight.MOST_ROWS);
    }

    /** @param mostRows that are looked at for a window's texts */
    Hindsight(WindowPlan plan, int mostRows) {
        this.plan = plan;
        this.scratch = plan.newRow();
        this.tallies = new TallyHindsight(plan, mostRows);
    }

    /** Where a window's rows are not all looked at, {@link EntityHead#lookedAtAfter} says so. */
    Accumulator[] at(EntityState state, long time) {
        EventLog log = state.head().log;
        EntityState remembered = new EntityState(state.head(), new RememberedBlocks(state.blocks()));
        LogSearch search = new LogSearch(log, remembered.blocks());
        Place[] places = places(log, search, time);
        long[][] before = new long[places.length][];
        for (int edge = 0; edge < places.length; edge++) {
            before[edge] = plan.digestsAt[edge].length == 0 ? null : search.before(places[edge], plan.digestsAt[edge]);
        }
        Accumulator[] then = new Accumulator[plan.gauges.length];
        for (int i = 0; i < then.length; i++) {
            WindowPlan.Gauge gauge = plan.gauges[i];
            int from = index(gauge.oldEdge());
            int to = index(gauge.newEdge());
            then[i] = gauge.measure() == Measure.TALLY
                    ? tallies.at(remembered, i, time)
                    : gauge.measure().isAdditive()
                            ? difference(i, before[from], before[to])
                            : found(search, i, places[from], places[to]);
        }
        return then;
    }

    /** Takes the event into the windows that end at it. */
    void enter(Accumulator[] then, Row event) {
        for (int gauge : plan.enteringNow) {
            if (event.matches(plan.gauges[gauge].filters())) {
                then[gauge].add(event);
            }
        }
    }

    /** Of every edge, and last of the time itself; none before what the log can say. */
    private Place[] places(EventLog log, LogSearch search, long time) {
        long floor = Math.max(log.droppedUpTo, log.undigestedUpTo);
        Place[] places = new Place[plan.edges.length + 1];
        for (int edge = places.length - 1; edge >= 0; edge--) {
            long at = Math.max(floor, time - (edge == plan.edges.length ? 0 : plan.edges[edge]));
            boolean known = edge + 1 < plan.edges.length && places[edge + 1].time() == at;
            places[edge] = known ? places[edge + 1] : search.after(at);
        }
        return places;
    }

    private int index(int edge) {
        return edge == WindowPlan.NOW ? plan.edges.length : edge;
    }

    private Accumulator difference(int gauge, long[] beforeOld, long[] beforeNew) {
        int which = plan.digestOf[gauge];
        Digest digest = plan.digests.all[which];
        int column = plan.digests.columns[which];
        long[] inside = new long[plan.digests.width];
        digest.add(beforeNew, 1, inside, column);
        digest.add(beforeOld, -1, inside, column);
        return switch (plan.gauges[gauge].measure()) {
            case SUM -> Summed.of(plan.gauges[gauge].text(), inside[column], inside[column + 1]);
            case SQUARES -> Squared.of(plan.gauges[gauge].text(), inside[column], inside[column + 1]);
            case FRAUDS -> Frauds.of(inside[column]);
            default -> Counted.of(inside[column]);
        };
    }

    /** Those that hold one row of the window. */
    private Accumulator found(LogSearch search, int gauge, Place from, Place to) {
        Accumulator then = plan.gauges[gauge].accumulator();
        int which = plan.digestOf[gauge];
        boolean there =
                switch (plan.gauges[gauge].measure()) {
                    case LATEST, LATEST_LOCATED -> search.end(from, to, false, which, scratch);
                    case EARLIEST -> search.end(from, to, true, which, scratch);
                    default -> extreme(search.extreme(from, to, which), which, to.time());
                };
        if (there) {
            then.add(scratch);
        }
        return then;
    }

    /** Whose time does not matter any more. */
    private boolean extreme(long amount, int which, long time) {
        scratch.time = time;
        plan.digests.all[which].tell(scratch, amount);
        return amount != plan.digests.all[which].nothing();
    }
}
