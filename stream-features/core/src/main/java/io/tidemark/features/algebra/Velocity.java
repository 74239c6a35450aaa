package io.tidemark.features.algebra;

/**
 * Speed from the event before that has a location to this one. Two events within a second count as one second apart, so
 * the speed is finite.
 */
record Velocity() implements Aggregate {

    private static final Definition DEFINITION = new Definition(
            "velocity",
            Operand.LOCATION,
            "km/h",
            "speed from the event before with a location to this one; missing if either has none",
            Measure.LATEST_LOCATED);

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public double result(Measured window) {
        Latest latest = window.latest(0);
        Row event = window.event();
        if (latest.isEmpty() || !event.located()) {
            return Double.NaN;
        }
        double kilometres =
                GreatCircle.kilometres(latest.latitude(), latest.longitude(), event.latitude, event.longitude);
        double hours = Math.max(event.time - latest.time(), SHORTEST_MILLIS) / 3_600_000.0;
        return kilometres / hours;
    }

    private static final long SHORTEST_MILLIS = 1_000;

    @Override
    public boolean ofThePast() {
        return true;
    }
}
