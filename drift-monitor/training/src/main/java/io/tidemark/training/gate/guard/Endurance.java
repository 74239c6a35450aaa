package io.tidemark.training.gate.guard;

import java.util.Optional;

/**
 * The champion's average precision when it was made and now. It grows with the share of frauds, so genuine rows of now
 * are weighted until frauds have the share of then.
 */
record Endurance(double then, double now) {

    /** Empty if its manifest does not say what it showed. */
    static Optional<Endurance> of(Contender champion, Sample rows) {
        return champion.promised().map(promise -> {
            double times = promise.fraudShare().isPresent()
                    ? times(promise.fraudShare().getAsDouble(), rows.fraudShare())
                    : 1;
            double[] weights = rows.weights().clone();
            for (int i = 0; i < weights.length; i++) {
                weights[i] *= rows.frauds()[i] ? 1 : times;
            }
            return new Endurance(
                    promise.averagePrecision(), WeightedPrecision.of(champion.scores(), rows.frauds(), weights));
        });
    }

    /** What it has kept of it. */
    double kept() {
        return now / then;
    }

    private static double times(double then, double now) {
        return now / (1 - now) * (1 - then) / then;
    }
}
