package io.tidemark.features.engine;

import io.tidemark.features.algebra.Row;

/** Takes rows into an entity's log and its running windows. */
final class RowIntake {

    private final WindowPlan plan;
    private final RunningWindows running;

    RowIntake(WindowPlan plan, RunningWindows running) {
        this.plan = plan;
        this.running = running;
    }

    /** Moves all windows on to a new time. */
    void advance(EntityState state, long time) {
        state.head().newest = time;
        running.advance(state, time);
    }

    /** A row of the time to which the windows have moved. */
    void append(EntityState state, Row row, long id, long label) {
        running.enter(state, row);
        state.head().log.append(row, id, label, state.blocks());
        running.settle(state, row.time);
    }

    /** A row of the past, if rows of its time are kept. */
    void insert(EntityState state, Row row, long id, long label) {
        EntityHead head = state.head();
        if (row.time > head.log.droppedUpTo) {
            running.insert(state, row);
            head.log.insert(row, id, label, head.newest, plan.edges, state.blocks());
            running.settle(state, head.newest);
        }
    }

    /** Lets a row say something else; its time and id stay. If it said that before, only the label is new. */
    void rewrite(EntityState state, Walk at, Row row, long label) {
        if (at.chunk().says(at.offset(), row)) {
            at.chunk().labels[at.offset()] = label;
            state.head().log.put(at.chunkId(), at.chunk(), state.blocks());
            return;
        }
        Row before = plan.newRow();
        at.read(before);
        at.chunk().rewrite(at.offset(), row, label);
        state.head().log.rewritten(at.chunkId(), at.chunk(), state.blocks());
        running.rewrite(state, before, row);
    }

    /** Where the row of a time and an id is; null if there is none. */
    static Walk find(EventLog log, Blocks blocks, long time, long id) {
        Walk walk = log.after(time - 1, blocks);
        while (walk.atRow() && walk.time() == time) {
            if (walk.chunk().ids[walk.offset()] == id) {
                return walk;
            }
            walk.forward();
        }
        return null;
    }
}
