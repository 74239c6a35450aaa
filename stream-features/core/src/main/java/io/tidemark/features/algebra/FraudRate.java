package io.tidemark.features.algebra;

import java.util.List;

/** Number of known frauds by the number of events; 0 where there is no event. */
record FraudRate() implements Aggregate {

    private static final List<Measure> MEASURES = List.of(Measure.COUNT, Measure.FRAUDS);

    @Override
    public String word() {
        return "fraud_rate";
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
        return "share";
    }

    @Override
    public String meaning() {
        return "known frauds by events; 0 of none";
    }

    @Override
    public double result(Measured window) {
        long count = window.count(0);
        return count == 0 ? 0 : (double) window.frauds(1) / (double) count;
    }
}
