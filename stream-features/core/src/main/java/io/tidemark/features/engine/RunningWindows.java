package io.tidemark.features.engine;

import io.tidemark.features.algebra.Accumulator;
import io.tidemark.features.algebra.Frauds;
import io.tidemark.features.algebra.Row;

/** Keeps the accumulators of one entity's windows up to its newest event. */
final class RunningWindows {

    private final WindowPlan plan;
    private final Row scratch;

    RunningWindows(WindowPlan plan) {
        this.plan = plan;
        this.scratch = plan.newRow();
    }

    /** Moves all edges on to a new time: rows enter windows and leave them. */
    void advance(EntityState state, long time) {
        EntityHead head = state.head();
        for (int edge = 0; edge < plan.edges.length; edge++) {
            Cursor cursor = head.log.cursors[edge];
            long bound = time - plan.edges[edge];
            if (cursor.nextTime <= bound) {
                pass(state, edge, cursor, bound);
            }
        }
        settle(state, time);
    }

    private void pass(EntityState state, int edge, Cursor cursor, long bound) {
        EntityHead head = state.head();
        Walk walk = head.log.at(cursor, state.blocks());
        boolean more = walk.atRow();
        while (more && walk.time() <= bound) {
            walk.read(scratch);
            for (int gauge : plan.entering[edge]) {
                if (scratch.matches(plan.gauges[gauge].filters())) {
                    head.accumulators[gauge].add(scratch);
                }
            }
            for (int gauge : plan.leaving[edge]) {
                if (scratch.matches(plan.gauges[gauge].filters())) {
                    head.accumulators[gauge].remove(scratch);
                }
            }
            walk.forward();
            more = walk.atRow();
        }
        cursor.chunk = walk.chunkId();
        cursor.offset = walk.offset();
        cursor.nextTime = more ? walk.time() : Cursor.END;
    }

    /** Takes the event that comes now into the windows that end now. */
    void enter(EntityState state, Row event) {
        for (int gauge : plan.enteringNow) {
            if (event.matches(plan.gauges[gauge].filters())) {
                state.head().accumulators[gauge].add(event);
            }
        }
    }

    /** Takes a row of the past into the windows that it lies in. */
    void insert(EntityState state, Row event) {
        long newest = state.head().newest;
        for (int i = 0; i < plan.gauges.length; i++) {
            if (holds(plan.gauges[i], newest, event)) {
                state.head().accumulators[i].insert(event);
            }
        }
    }

    /** A row of the past is known to be fraud now, or no longer is. */
    void relabel(EntityState state, Row row, boolean fraud) {
        for (int i = 0; i < plan.gauges.length; i++) {
            if (state.head().accumulators[i] instanceof Frauds frauds
                    && holds(plan.gauges[i], state.head().newest, row)) {
                frauds.relabel(fraud);
            }
        }
    }

    /** A row of the past says something else now; the log has it already. */
    void rewrite(EntityState state, Row before, Row now) {
        EntityHead head = state.head();
        for (int i = 0; i < plan.gauges.length; i++) {
            WindowPlan.Gauge gauge = plan.gauges[i];
            boolean held = holds(gauge, head.newest, before);
            boolean holds = holds(gauge, head.newest, now);
            if (!gauge.measure().isAdditive()) {
                if (held || holds) {
                    head.accumulators[i] = fresh(state, i);
                }
                continue;
            }
            if (held) {
                head.accumulators[i].remove(before);
            }
            if (holds) {
                head.accumulators[i].add(now);
            }
        }
        settle(state, head.newest);
    }

    /** Made from the rows of its window alone. */
    private Accumulator fresh(EntityState state, int place) {
        Accumulator accumulator = plan.gauges[place].accumulator();
        rows(state, place, state.head().newest).forward(Long.MAX_VALUE, row -> {
            accumulator.add(row);
            return true;
        });
        return accumulator;
    }

    private boolean holds(WindowPlan.Gauge gauge, long now, Row row) {
        return row.time > now - plan.distance(gauge.oldEdge())
                && row.time <= now - plan.distance(gauge.newEdge())
                && row.matches(gauge.filters());
    }

    /** Lets those look at their rows again that have lost their result. */
    void settle(EntityState state, long now) {
        for (int i : plan.settling) {
            Accumulator accumulator = state.head().accumulators[i];
            if (!accumulator.settled()) {
                accumulator.settle(rows(state, i, now));
            }
        }
    }

    private WindowRows rows(EntityState state, int place, long now) {
        WindowPlan.Gauge gauge = plan.gauges[place];
        return new WindowRows(
                state,
                scratch,
                gauge.filters(),
                plan.digestOf[place],
                state.head().log.cursors[gauge.oldEdge()],
                now - plan.distance(gauge.oldEdge()),
                now - plan.distance(gauge.newEdge()));
    }

    /** Makes all accumulators and cursors anew from the rows, as of the newest event. */
    void rebuild(EntityState state) {
        EntityHead head = state.head();
        for (int edge = 0; edge < plan.edges.length; edge++) {
            long bound = Math.max(head.log.droppedUpTo, head.newest - plan.edges[edge]);
            Walk walk = head.log.after(bound, state.blocks());
            Cursor cursor = head.log.cursors[edge];
            boolean atRow = walk.atRow();
            cursor.chunk = walk.chunkId();
            cursor.offset = walk.offset();
            cursor.nextTime = atRow ? walk.time() : Cursor.END;
        }
        for (int i = 0; i < plan.gauges.length; i++) {
            head.accumulators[i] = fresh(state, i);
        }
        settle(state, head.newest);
    }
}
