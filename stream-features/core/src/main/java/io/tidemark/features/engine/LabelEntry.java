package io.tidemark.features.engine;

import io.tidemark.features.algebra.Row;
import io.tidemark.features.algebra.TextHash;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.Verdict;

/** Writes down what labels say of an entity's rows, and keeps what they say of rows that are still to come. */
final class LabelEntry {

    private final WindowPlan plan;
    private final RunningWindows running;
    private final Row scratch;

    LabelEntry(WindowPlan plan, RunningWindows running) {
        this.plan = plan;
        this.running = running;
        this.scratch = plan.newRow();
    }

    /** @param head that of the state, fitted to the plan */
    void take(EntityHead head, EntityState state, Label label) {
        long time = label.getEventTime().toEpochMilli();
        if (!plan.columns.labelled() || time <= head.log.droppedUpTo) {
            return;
        }
        head.labels++;
        long id = TextHash.of(label.getTransactionId());
        long coming = Verdicts.of(label.getObservedAt().toEpochMilli(), label.getVerdict() == Verdict.FRAUD);
        Walk walk = RowIntake.find(head.log, state.blocks(), time, id);
        if (walk == null) {
            head.keepPending(id, time, coming);
        } else {
            relabel(state, walk, coming);
        }
    }

    private void relabel(EntityState state, Walk walk, long coming) {
        long before = walk.chunk().labels[walk.offset()];
        long now = Verdicts.inForce(before, coming);
        if (now == before) {
            return;
        }
        walk.chunk().labels[walk.offset()] = now;
        state.head().log.put(walk.chunkId(), walk.chunk(), state.blocks());
        if (Verdicts.fraud(now) != Verdicts.fraud(before)) {
            walk.read(scratch);
            running.relabel(state, scratch, Verdicts.fraud(now));
            state.head().log.relabel(walk.chunkId(), walk.chunk(), walk.offset(), Verdicts.fraud(now), state.blocks());
        }
    }
}
