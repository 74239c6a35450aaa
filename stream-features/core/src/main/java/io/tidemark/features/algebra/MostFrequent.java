package io.tidemark.features.algebra;

import java.util.List;

/**
 * The number of the most frequent category; of equally frequent ones the first of the dictionary, unknown ones last.
 */
record MostFrequent() implements Aggregate {

    private static final List<Measure> MEASURES = List.of(Measure.TALLY);

    @Override
    public String word() {
        return "most_frequent";
    }

    @Override
    public Operand operand() {
        return Operand.TEXT;
    }

    @Override
    public List<Measure> measures() {
        return MEASURES;
    }

    @Override
    public String unit() {
        return "category";
    }

    @Override
    public String meaning() {
        return "number of the most frequent category, of equal ones the first in the dictionary; missing of none or of too many to count";
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
