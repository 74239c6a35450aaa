package io.tidemark.features.engine;

import io.tidemark.features.algebra.Accumulator;
import io.tidemark.features.algebra.Measured;
import io.tidemark.features.algebra.Row;

/** Writes an entity's features into their places of the whole vector. */
final class WindowValues {

    private final WindowPlan plan;
    private final Row event;

    /** @param event that asks; filled anew for every answer */
    WindowValues(WindowPlan plan, Row event) {
        this.plan = plan;
        this.event = event;
    }

    /**
     * Those that are answered before the event counts, or those that are answered then.
     *
     * @param scale minor units of the amounts' major unit; 0 if they cannot be used
     */
    void fill(Accumulator[] accumulators, boolean withoutItself, int scale, double[] vector) {
        for (WindowPlan.Slot slot : plan.slots) {
            if (slot.withoutItself() == withoutItself) {
                write(slot, accumulators, scale, vector);
            }
        }
    }

    /** All of them. */
    void fill(Accumulator[] accumulators, int scale, double[] vector) {
        for (WindowPlan.Slot slot : plan.slots) {
            write(slot, accumulators, scale, vector);
        }
    }

    private void write(WindowPlan.Slot slot, Accumulator[] accumulators, int scale, double[] vector) {
        long units = slot.scale() > 0 ? slot.scale() : scale;
        vector[slot.index()] = slot.money() && scale == 0
                ? Double.NaN
                : slot.aggregate()
                        .result(new Measured(
                                accumulators, slot.gauges(), event, units, slot.dictionary(), slot.number()));
    }
}
