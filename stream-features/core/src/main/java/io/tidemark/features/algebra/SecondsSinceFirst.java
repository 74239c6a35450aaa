package io.tidemark.features.algebra;

import java.util.List;

/** Seconds since the first event of the window: how long the entity has been known, up to the width. */
record SecondsSinceFirst() implements Aggregate {

    private static final List<Measure> MEASURES = List.of(Measure.EARLIEST);

    @Override
    public String word() {
        return "seconds_since_first";
    }

    @Override
    public Operand operand() {
        return Operand.NOTHING;
    }

    @Override
    public List<Measure> measures() {
        return MEASURES;
    }

    @Override
    public String unit() {
        return "s";
    }

    @Override
    public String meaning() {
        return "time since the first event of the window: how long it has been known; missing of none";
    }

    @Override
    public double result(Measured window) {
        Earliest earliest = window.earliest(0);
        return earliest.isEmpty() ? Double.NaN : (window.event().time - earliest.time()) / 1000.0;
    }
}
