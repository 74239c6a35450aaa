package io.tidemark.retraining;

import java.io.IOException;
import java.nio.file.Path;

/** Computes AUC ROC, average precision and card precision of a CSV {@code transaction_id,customer_id,day,label,score}. */
public final class Evaluation {

    private Evaluation() {}

    /**
     * @param scores CSV or .gz with a header; columns in any order, others are ignored; day is an integer or a date
     * @param k cards looked at per day
     */
    public static EvaluationResult of(Path scores, int k) throws IOException {
        throw new UnsupportedOperationException(scores + " " + k);
    }
}
