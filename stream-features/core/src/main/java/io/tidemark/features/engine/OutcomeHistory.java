package io.tidemark.features.engine;

import io.tidemark.features.algebra.Row;
import io.tidemark.features.algebra.TextHash;
import io.tidemark.schemas.Outcome;
import io.tidemark.schemas.Transaction;

/**
 * What an entity does whose rows are outcomes: transactions ask and leave no row, outcomes are rows that can be
 * revised. An entity to which nothing has happened has nothing to keep: {@link EntityHead#labels} counts the outcomes,
 * and as long as there are none an answer changes nothing.
 */
final class OutcomeHistory {

    private final WindowPlan plan;
    private final long retention;
    private final AmountScale amounts;
    private final RowReader rows;
    private final RowIntake intake;
    private final Hindsight hindsight;
    private final WindowValues values;
    private final Row row;

    OutcomeHistory(
            WindowPlan plan,
            long retention,
            AmountScale amounts,
            RowReader rows,
            RowIntake intake,
            Hindsight hindsight,
            Row row) {
        this.plan = plan;
        this.retention = retention;
        this.amounts = amounts;
        this.rows = rows;
        this.intake = intake;
        this.hindsight = hindsight;
        this.values = new WindowValues(plan, row);
        this.row = row;
    }

    /** Answers a transaction of a time. */
    Answer ask(EntityState state, long time, double[] vector) {
        EntityHead head = state.head();
        amounts.ofNone();
        row.time = time;
        int scale = AmountScale.of(head);
        if (head.labels == 0) {
            values.fill(head.accumulators, scale, vector);
            return Answer.IN_ORDER;
        }
        head.arrivals++;
        if (time >= head.newest) {
            intake.advance(state, time);
            values.fill(head.accumulators, scale, vector);
            head.dropUpTo(time - retention, state.blocks());
            return Answer.IN_ORDER;
        }
        values.fill(hindsight.at(state, time), scale, vector);
        return time - plan.reach < head.newest - retention ? Answer.BEYOND_REACH : Answer.LATE;
    }

    /** Takes an outcome in; one that is too old for every window is left aside. */
    void take(EntityState state, Outcome outcome) {
        EntityHead head = state.head();
        Transaction said = OutcomeRow.of(outcome);
        long time = said.getEventTime().toEpochMilli();
        if (time <= head.log.droppedUpTo) {
            return;
        }
        head.labels++;
        long id = TextHash.of(said.getTransactionId());
        long coming = Verdicts.of(EventOrder.knownAt(outcome).toEpochMilli(), false);
        Walk before = RowIntake.find(head.log, state.blocks(), time, id);
        if (before != null && Verdicts.inForce(before.chunk().labels[before.offset()], coming) != coming) {
            return;
        }
        rows.read(said, amounts.of(head, said, Math.max(time, head.newest) - retention) > 0, row);
        if (before != null) {
            intake.rewrite(state, before, row, coming);
        } else if (time >= head.newest) {
            intake.advance(state, time);
            intake.append(state, row, id, coming);
            head.dropUpTo(time - retention, state.blocks());
        } else {
            intake.insert(state, row, id, coming);
        }
    }
}
