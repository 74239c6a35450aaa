package io.tidemark.features.algebra;

/** Amount, in major units, number, or category of the event before. */
record Last() implements Aggregate {

    private static final Definition DEFINITION = new Definition(
            "last",
            Operand.MONEY_OR_TEXT,
            "",
            "amount or category of the event before; missing of none",
            Measure.LATEST);

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public double result(Measured window) {
        Latest latest = window.latest(0);
        if (latest.isEmpty()) {
            return Double.NaN;
        }
        return latest.keepsText() && !window.ofNumber()
                ? window.dictionary().code(latest.text())
                : (double) latest.value() / window.scale();
    }

    @Override
    public boolean ofThePast() {
        return true;
    }
}
