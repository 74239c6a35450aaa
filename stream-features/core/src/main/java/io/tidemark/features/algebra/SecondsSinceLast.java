package io.tidemark.features.algebra;

import java.util.List;

/** Seconds since the event before. */
record SecondsSinceLast() implements Aggregate {

    private static final List<Measure> MEASURES = List.of(Measure.LATEST);

    @Override
    public String word() {
        return "seconds_since_last";
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
        return "time since the event before; missing of none";
    }

    @Override
    public double result(Measured window) {
        Latest latest = window.latest(0);
        return latest.isEmpty() ? Double.NaN : (window.event().time - latest.time()) / 1000.0;
    }

    @Override
    public boolean ofThePast() {
        return true;
    }
}
