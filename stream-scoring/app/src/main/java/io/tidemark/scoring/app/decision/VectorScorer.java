package io.tidemark.scoring.app.decision;

import io.tidemark.schemas.FeatureVector;
import io.tidemark.scoring.app.decision.Verdict.Scored;
import io.tidemark.scoring.app.decision.fallback.FallbackSettings;
import io.tidemark.scoring.app.decision.fallback.ModelPace;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.model.cause.Cause;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets models score vectors. Not thread-safe: it keeps its row. */
public final class VectorScorer {

    private static final Logger LOG = LoggerFactory.getLogger(VectorScorer.class);
    private final Set<String> failedBefore = new HashSet<>();
    private final InstantSource clock;
    private final ModelPace pace;
    private float[] row = new float[0];

    public VectorScorer(FallbackSettings settings, InstantSource clock) {
        this.clock = clock;
        this.pace = new ModelPace(settings.slowAfter(), settings.slowRest());
    }

    /** A model's word, or why there is none: one of the two. */
    record Answer(Optional<Scored> scored, Optional<Cause> cause) {

        static Answer none(Cause cause) {
            return new Answer(Optional.empty(), Optional.of(cause));
        }
    }

    /** Asks a model, unless the vector does not suit it or it rests. */
    Answer ask(FeatureVector vector, LoadedModel model) {
        Optional<Cause> misfit = misfit(vector, model);
        if (misfit.isEmpty() && hasUnseenMissingValue(vector.getValues(), model)) {
            misfit = Optional.of(Cause.UNSEEN_MISSING_VALUE);
        }
        if (misfit.isEmpty() && pace.isOn() && pace.rests(model, clock.instant())) {
            misfit = Optional.of(Cause.MODEL_SLOW);
        }
        return misfit.map(Answer::none).orElseGet(() -> score(vector.getValues(), model)
                .map(scored -> new Answer(Optional.of(scored), Optional.empty()))
                .orElseGet(() -> Answer.none(Cause.MODEL_FAILED)));
    }

    /** Asks a model whatever it is worth; empty if it cannot. */
    Optional<Scored> askAnyway(FeatureVector vector, LoadedModel model) {
        return misfit(vector, model).isPresent() ? Optional.empty() : score(vector.getValues(), model);
    }

    private static Optional<Cause> misfit(FeatureVector vector, LoadedModel model) {
        if (!model.manifest().catalogueHash().equals(vector.getCatalogueHash())) {
            return Optional.of(Cause.CATALOGUE_MISMATCH);
        }
        return vector.getValues().size() == model.engine().featureCount()
                ? Optional.empty()
                : Optional.of(Cause.INCOMPLETE_VECTOR);
    }

    private static boolean hasUnseenMissingValue(List<Double> values, LoadedModel model) {
        Optional<Set<String>> everMissing = model.manifest().training().everMissing();
        if (everMissing.isPresent()) {
            for (int i = 0; i < values.size(); i++) {
                if (values.get(i).isNaN()
                        && !everMissing
                                .get()
                                .contains(model.manifest().featureNames().get(i))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Empty if the model throws or says something that is no number: no record may stop the partition. */
    private Optional<Scored> score(List<Double> values, LoadedModel model) {
        if (row.length != values.size()) {
            row = new float[values.size()];
        }
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) (double) values.get(i);
        }
        Instant from = pace.isOn() ? clock.instant() : Instant.EPOCH;
        try {
            float margin = model.engine().margin(row);
            double score = model.engine().score(margin);
            if (Float.isFinite(margin) && Double.isFinite(score)) {
                return Optional.of(new Scored(model, margin, score));
            }
            failed(model, "its margin is " + margin + ", its score " + score, null);
        } catch (RuntimeException e) {
            failed(model, e.toString(), e);
        } finally {
            if (pace.isOn()) {
                pace.took(model, from, clock.instant());
            }
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
