package io.tidemark.scoring.app;

import io.tidemark.schemas.FeatureVector;
import io.tidemark.scoring.app.Verdict.Scored;
import io.tidemark.scoring.model.LoadedModel;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets models score vectors. Not thread-safe: it keeps its row. */
final class VectorScorer {

    private static final Logger LOG = LoggerFactory.getLogger(VectorScorer.class);
    private final Set<String> failedBefore = new HashSet<>();
    private float[] row = new float[0];

    /** Which of the {@link DecisionFlags} says why this model cannot score this vector; empty if it can. */
    static Optional<String> misfit(FeatureVector vector, LoadedModel model) {
        if (!model.manifest().catalogueHash().equals(vector.getCatalogueHash())) {
            return Optional.of(DecisionFlags.CATALOGUE_MISMATCH);
        }
        return vector.getValues().size() == model.engine().featureCount()
                ? Optional.empty()
                : Optional.of(DecisionFlags.INCOMPLETE_VECTOR);
    }

    /** Empty if the model throws or says something that is no number: no record may stop the partition. */
    Optional<Scored> score(List<Double> values, LoadedModel model) {
        if (row.length != values.size()) {
            row = new float[values.size()];
        }
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) (double) values.get(i);
        }
        try {
            float margin = model.engine().margin(row);
            double score = model.engine().score(margin);
            if (Float.isFinite(margin) && Double.isFinite(score)) {
                return Optional.of(new Scored(model, margin, score));
            }
            failed(model, "its margin is " + margin + ", its score " + score, null);
        } catch (RuntimeException e) {
            failed(model, e.toString(), e);
        }
        return Optional.empty();
    }

    /** Once for each model: flags and counters say it of every record. */
    private void failed(LoadedModel model, String why, RuntimeException cause) {
        if (failedBefore.add(model.sha256())) {
            LOG.error("Model {} failed on a vector: {}", model.version(), why, cause);
        }
    }
}
