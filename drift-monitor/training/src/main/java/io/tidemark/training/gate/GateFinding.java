package io.tidemark.training.gate;

import java.util.OptionalDouble;

/**
 * What the gate found.
 *
 * @param candidateAveragePrecision NaN if no comparison was possible
 * @param championAveragePrecision empty without a champion
 * @param text the finding in one sentence
 */
public record GateFinding(
        boolean promote,
        double candidateAveragePrecision,
        OptionalDouble championAveragePrecision,
        int comparisonRows,
        int comparisonFrauds,
        String text) {

    /** The same with what people should know of it, too. */
    public GateFinding noting(String what) {
        return new GateFinding(
                promote,
                candidateAveragePrecision,
                championAveragePrecision,
                comparisonRows,
                comparisonFrauds,
                text + " (" + what + ")");
    }

    /** The same comparison, kept back for another reason. */
    public GateFinding keptBack(String why) {
        return new GateFinding(
                false, candidateAveragePrecision, championAveragePrecision, comparisonRows, comparisonFrauds, why);
    }
}
