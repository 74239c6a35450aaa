package io.tidemark.features.algebra;

/** Number of known frauds by the number of events; 0 where there is no event. */
record FraudRate() implements Aggregate {

    private static final Definition DEFINITION = new Definition(
            "fraud_rate",
            Operand.NOTHING,
            "share",
            "known {positives} by events; 0 of none",
            Measure.COUNT,
            Measure.FRAUDS);

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public double result(Measured window) {
        long count = window.count(0);
        return count == 0 ? 0 : (double) window.frauds(1) / (double) count;
    }
}
