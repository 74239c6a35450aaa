package io.tidemark.scoring.app;

import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.ShadowScore;
import io.tidemark.scoring.app.InForce.Shadow;
import io.tidemark.scoring.app.Verdict.Scored;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the shadows score. One that cannot costs a count and, the first time, a line in the process's log. Not thread-safe. */
final class Shadows {

    private static final Logger LOG = LoggerFactory.getLogger(Shadows.class);
    private final VectorScorer scorer = new VectorScorer();
    private final Set<String> noted = new HashSet<>();
    private final ScoringMeters meters;

    Shadows(ScoringMeters meters) {
        this.meters = meters;
    }

    /** What they say, in their order; without those that say nothing. */
    List<ShadowScore> scores(FeatureVector vector, List<Shadow> shadows) {
        if (shadows.isEmpty()) {
            return List.of();
        }
        List<ShadowScore> scores = new ArrayList<>(shadows.size());
        for (Shadow shadow : shadows) {
            Optional<String> misfit = shadow.model().isEmpty()
                    ? Optional.of(DecisionFlags.MODEL_MISSING)
                    : VectorScorer.misfit(vector, shadow.model().get());
            Optional<Scored> scored = misfit.isPresent()
                    ? Optional.empty()
                    : scorer.score(vector.getValues(), shadow.model().get());
            if (scored.isPresent()) {
                scores.add(score(scored.get()));
            } else {
                lost(shadow, misfit.orElse(DecisionFlags.MODEL_FAILED));
            }
        }
        return scores;
    }

    private static ShadowScore score(Scored scored) {
        return new ShadowScore(scored.model().version(), scored.score(), (double) scored.margin());
    }

    private void lost(Shadow shadow, String cause) {
        String version = shadow.reference().getVersion();
        meters.shadowSilent(version, cause);
        if (noted.add(version + " " + cause)) {
            LOG.warn("The shadow {} says nothing, which changes no decision: {}", version, cause);
        }
    }
}
