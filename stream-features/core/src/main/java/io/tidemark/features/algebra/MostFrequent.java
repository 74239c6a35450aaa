package io.tidemark.features.algebra;

/**
 * The number of the most frequent category; of equally frequent ones the first of the dictionary, unknown ones last.
 */
record MostFrequent() implements Aggregate {

    private static final Definition DEFINITION = new Definition(
            "most_frequent",
            Operand.TEXT,
            "category",
            "number of the most frequent category, of equal ones the first in the dictionary; missing of none or of too many to count",
            Measure.TALLY);

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public double result(Measured window) {
        Tally tally = window.tally(0);
        if (!tally.exact()) {
            return Double.NaN;
        }
        double best = Double.NaN;
        long most = 0;
        for (long hash : tally.hashes()) {
            long occurrences = tally.occurrences(hash);
            double code = window.dictionary().code(hash);
            if (occurrences > most || (occurrences == most && precedes(code, best))) {
                most = occurrences;
                best = code;
            }
        }
        return best;
    }

    private static boolean precedes(double code, double best) {
        return code != Dictionary.UNKNOWN && (best == Dictionary.UNKNOWN || code < best);
    }

    @Override
    public boolean needsDictionary() {
        return true;
    }
}
