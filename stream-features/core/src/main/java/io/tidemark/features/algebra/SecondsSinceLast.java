package io.tidemark.features.algebra;

/** Seconds since the event before. */
record SecondsSinceLast() implements Aggregate {

    private static final Definition DEFINITION = new Definition(
            "seconds_since_last", Operand.NOTHING, "s", "time since the event before; missing of none", Measure.LATEST);

    @Override
    public Definition definition() {
        return DEFINITION;
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
