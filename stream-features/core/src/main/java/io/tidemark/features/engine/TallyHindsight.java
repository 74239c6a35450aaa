package io.tidemark.features.engine;

import io.tidemark.features.algebra.Row;
import io.tidemark.features.algebra.Tally;

/**
 * How often each text occurred in an earlier window. That needs rows, so at most a stated number of them is looked at:
 * those that have entered and left since, or those of the window itself. Where both are more, the newest rows of the
 * window are counted, and the head says how far back they go.
 */
final class TallyHindsight {

    /** With them a late event costs less than twenty times what one in order costs. */
    static final int MOST_ROWS = 256;

    private final WindowPlan plan;
    private final int mostRows;
    private final Row scratch;

    TallyHindsight(WindowPlan plan, int mostRows) {
        this.plan = plan;
        this.mostRows = mostRows;
        this.scratch = plan.newRow();
    }

    Tally at(EntityState state, int gauge, long time) {
        Tally wound = woundBack(state, gauge, time);
        if (wound != null) {
            return wound;
        }
        WindowPlan.Gauge of = plan.gauges[gauge];
        long after = Math.max(state.head().log.droppedUpTo, time - plan.distance(of.oldEdge()));
        long upTo = time - plan.distance(of.newEdge());
        long lookedAtAfter = Math.max(after, timeBefore(state, upTo));
        if (lookedAtAfter > after) {
            state.head().lookedAtAfter(gauge, plan.gauges.length, lookedAtAfter);
        }
        return counted(state, gauge, lookedAtAfter, upTo).within(of.bound());
    }

    /** Over the rows of a window, without a look at what else they say. */
    private Tally counted(EntityState state, int gauge, long after, long upTo) {
        WindowPlan.Gauge of = plan.gauges[gauge];
        Tally counted = ((Tally) of.accumulator()).within(Integer.MAX_VALUE);
        Walk walk = state.head().log.after(after, state.blocks());
        while (walk.atRow() && walk.time() <= upTo) {
            Chunk chunk = walk.chunk();
            int end = chunk.firstAfter(upTo);
            for (int row = walk.offset(); row < end; row++) {
                if (of.filters() == 0 || (chunk.filters[row] & of.filters()) == of.filters()) {
                    counted.add(chunk.times[row], chunk.texts[of.text()][row]);
                }
            }
            walk.skip(end - walk.offset());
        }
        return counted;
    }

    /** From the window as it is now; null if too many rows have come and gone since. */
    private Tally woundBack(EntityState state, int gauge, long time) {
        WindowPlan.Gauge of = plan.gauges[gauge];
        Tally running = (Tally) state.head().accumulators[gauge];
        long newest = state.head().newest;
        long oldDistance = plan.distance(of.oldEdge());
        long newDistance = plan.distance(of.newEdge());
        boolean exact = running.exact();
        long back = exact ? newest - oldDistance : Math.min(newest - oldDistance, time - newDistance);
        // An estimate cannot do without the newer ones: rows that they outdid are not known any more. It counts them,
        // too.
        long gone = exact ? newest - newDistance : time - newDistance;
        if (tooMany(state, time - oldDistance, back) || tooMany(state, time - newDistance, gone)) {
            return null;
        }
        Tally then = running.within(Integer.MAX_VALUE);
        // Rows come back before others go: what goes may be among those that come back.
        rows(state, gauge, time - oldDistance, back).forward(mostRows, row -> {
            then.insert(row);
            return true;
        });
        rows(state, gauge, time - newDistance, gone).forward(mostRows, row -> {
            then.remove(row);
            return true;
        });
        return exact ? then.within(of.bound()) : then;
    }

    private boolean tooMany(EntityState state, long after, long upTo) {
        EventLog log = state.head().log;
        long from = Math.max(after, log.droppedUpTo);
        if (upTo <= from) {
            return false;
        }
        Walk walk = log.after(from, state.blocks());
        walk.skip(mostRows);
        return walk.atRow() && walk.time() <= upTo;
    }

    /** Time of the row that comes right before as many as are looked at; the log's beginning if there is none. */
    private long timeBefore(EntityState state, long upTo) {
        Walk walk = state.head().log.after(upTo, state.blocks());
        return walk.back(mostRows + 1) ? walk.time() : Long.MIN_VALUE;
    }

    private WindowRows rows(EntityState state, int gauge, long after, long upTo) {
        return new WindowRows(state.head().log, state.blocks(), scratch, plan.gauges[gauge].filters(), after, upTo);
    }
}
