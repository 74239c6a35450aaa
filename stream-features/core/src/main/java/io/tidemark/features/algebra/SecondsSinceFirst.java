package io.tidemark.features.algebra;

/** Seconds since the first event of the window: how long the entity has been known, up to the width. */
record SecondsSinceFirst() implements Aggregate {

    private static final Definition DEFINITION = new Definition(
            "seconds_since_first",
            Operand.NOTHING,
            "s",
            "time since the first event of the window: how long it has been known; missing of none",
            Measure.EARLIEST);

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public double result(Measured window) {
        Earliest earliest = window.earliest(0);
        return earliest.isEmpty() ? Double.NaN : (window.event().time - earliest.time()) / 1000.0;
    }
}
