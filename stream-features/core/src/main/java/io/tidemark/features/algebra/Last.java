package io.tidemark.features.algebra;

import java.util.List;

/** Amount, in major units, number, or category of the event before. */
record Last() implements Aggregate {

    private static final List<Measure> MEASURES = List.of(Measure.LATEST);

    @Override
    public String word() {
        return "last";
    }

    @Override
    public Operand operand() {
        return Operand.MONEY_OR_TEXT;
    }

    @Override
    public List<Measure> measures() {
        return MEASURES;
    }

    @Override
    public String unit() {
        return "";
    }

    @Override
    public String meaning() {
        return "amount or category of the event before; missing of none";
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
