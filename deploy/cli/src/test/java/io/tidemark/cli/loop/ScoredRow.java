package io.tidemark.cli.loop;

import io.tidemark.schemas.Score;
import io.tidemark.schemas.ShadowScore;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What the figures take of a record of {@code scores}.
 *
 * @param model that decided, "" if none did
 * @param score NaN without a model
 * @param shadows scores by model
 */
record ScoredRow(
        String transactionId, Instant at, String model, double score, float[] vector, Map<String, Double> shadows) {

    static ScoredRow of(Score score) {
        float[] vector = new float[score.getVector().size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) (double) score.getVector().get(i);
        }
        Map<String, Double> shadows = new HashMap<>();
        for (ShadowScore shadow : score.getShadows()) {
            shadows.put(shadow.getModelVersion(), shadow.getScore());
        }
        return new ScoredRow(
                score.getTransaction().getTransactionId(),
                score.getTransaction().getEventTime(),
                score.getModelVersion() == null ? "" : score.getModelVersion(),
                score.getScore() == null ? Double.NaN : score.getScore(),
                vector,
                Map.copyOf(shadows));
    }
}
