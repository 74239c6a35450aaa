package io.tidemark.features.engine;

import io.tidemark.features.algebra.Accumulator;
import io.tidemark.features.algebra.Row;

/**
 * The accumulators as they would be at an earlier time than the newest event's, of all rows that have come. Wound back row by
 * row, so the cost is the number of rows that lie between the two times at each edge; the running ones stay as they are.
 */
final class Hindsight {

    private final WindowPlan plan;
    private final Row scratch;

    Hindsight(WindowPlan plan) {
        this.plan = plan;
        this.scratch = plan.newRow();
    }

    Accumulator[] at(EntityState state, long time) {
        EntityHead head = state.head();
        Accumulator[] then = new Accumulator[plan.gauges.length];
        for (int i = 0; i < then.length; i++) {
            Accumulator now = head.accumulators[i];
            WindowPlan.Gauge gauge = plan.gauges[i];
            then[i] = now.reversible()
                    ? now.copy()
                    : now.asOf(
                            head.newest - plan.distance(gauge.oldEdge()),
                            time - plan.distance(gauge.newEdge()),
                            rows(state, gauge, time));
        }
        // Rows come back before others go: what goes may be among those that come back.
        for (int edge = 0; edge < plan.edges.length; edge++) {
            comeBack(state, time, edge, then);
        }
        for (int edge = 0; edge < plan.edges.length; edge++) {
            go(state, time, plan.edges[edge], plan.entering[edge], then);
        }
        go(state, time, 0, plan.enteringNow, then);
        settle(state, time, then);
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

    /** Lets those look at their rows that have lost their result. */
    void settle(EntityState state, long time, Accumulator[] then) {
        for (int i : plan.settling) {
            if (!then[i].settled()) {
                then[i].settle(rows(state, plan.gauges[i], time));
            }
        }
    }

    private void comeBack(EntityState state, long time, int edge, Accumulator[] then) {
        int[] gauges = plan.leaving[edge];
        if (gauges.length > 0) {
            between(state, time, plan.edges[edge]).forward(row -> {
                for (int gauge : gauges) {
                    if (state.head().accumulators[gauge].reversible() && row.matches(plan.gauges[gauge].filters())) {
                        then[gauge].insert(row);
                    }
                }
                return true;
            });
        }
    }

    private void go(EntityState state, long time, long distance, int[] gauges, Accumulator[] then) {
        if (gauges.length > 0) {
            between(state, time, distance).forward(row -> {
                for (int gauge : gauges) {
                    if (state.head().accumulators[gauge].reversible() && row.matches(plan.gauges[gauge].filters())) {
                        then[gauge].remove(row);
                    }
                }
                return true;
            });
        }
    }

    /** The rows that an edge has passed since that time. */
    private WindowRows between(EntityState state, long time, long distance) {
        EntityHead head = state.head();
        return new WindowRows(head.log, state.blocks(), scratch, 0, time - distance, head.newest - distance);
    }

    private WindowRows rows(EntityState state, WindowPlan.Gauge gauge, long time) {
        return new WindowRows(
                state.head().log,
                state.blocks(),
                scratch,
                gauge.filters(),
                time - plan.distance(gauge.oldEdge()),
                time - plan.distance(gauge.newEdge()));
    }
}
