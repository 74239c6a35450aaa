package io.tidemark.retraining;

/** Chooses from which score on a transaction is reviewed, and declined. */
interface Thresholding {

    /** @param scores of rows like those that the model will meet */
    AlertBudget.Thresholds thresholds(double[] scores);
}
