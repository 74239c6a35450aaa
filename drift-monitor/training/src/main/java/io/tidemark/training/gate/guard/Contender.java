package io.tidemark.training.gate.guard;

import io.tidemark.scoring.model.forest.ForestWork;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A model as the gate knows it.
 *
 * @param scores of the comparison rows
 * @param averagePrecision on the comparison rows
 * @param looks how much it looks at each feature there, as a share of all, see Lundberg et al. 2020; empty if nothing
 *     can explain it
 * @param looksInTraining likewise on its training rows; empty if these are not known
 * @param work empty if the compiled forest does not score it
 * @param bytes of its bundle
 * @param review from which score on a transaction is reviewed
 * @param newest when the newest row that it was trained on or calibrated with happened
 * @param promised what its manifest said of it when it was made; empty if that is not known
 */
// Two of these are never compared, so arrays may be components.
@SuppressWarnings("ArrayRecordComponent")
public record Contender(
        double[] scores,
        double averagePrecision,
        double[] looks,
        double[] looksInTraining,
        Optional<ForestWork> work,
        long bytes,
        double review,
        Instant newest,
        Optional<Promise> promised) {

    /**
     * What a model showed when it was made.
     *
     * @param averagePrecision on rows that it was not trained on
     * @param fraudShare of these rows; empty if it is not known
     */
    public record Promise(double averagePrecision, OptionalDouble fraudShare) {}

    /** Its share of looking at a feature; NaN if that is not known. */
    double looksAt(int feature) {
        return looks.length == 0 ? Double.NaN : looks[feature];
    }
}
