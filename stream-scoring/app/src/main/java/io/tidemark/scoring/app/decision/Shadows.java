package io.tidemark.scoring.app.decision;

import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.ShadowScore;
import io.tidemark.scoring.app.decision.InForce.Shadow;
import io.tidemark.scoring.app.decision.VectorScorer.Answer;
import io.tidemark.scoring.app.decision.Verdict.Scored;
import io.tidemark.scoring.model.cause.Cause;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the shadows score. One that cannot costs a count and, the first time, a line in the process's log. Not
 * thread-safe.
 */
public final class Shadows {

    private static final Logger LOG = LoggerFactory.getLogger(Shadows.class);
    private final VectorScorer scorer;
    private final Set<String> noted = new HashSet<>();
    private final ScoringMeters meters;

    public Shadows(VectorScorer scorer, ScoringMeters meters) {
        this.scorer = scorer;
        this.meters = meters;
    }

    /** What they say, in their order; without those that say nothing. */
    public List<ShadowScore> scores(FeatureVector vector, List<Shadow> shadows) {
        if (shadows.isEmpty()) {
            return List.of();
        }
        List<ShadowScore> scores = new ArrayList<>(shadows.size());
        for (Shadow shadow : shadows) {
            Answer answer = shadow.model()
                    .map(model -> scorer.ask(vector, model))
                    .orElseGet(() -> Answer.none(Cause.MODEL_MISSING));
            answer.scored().map(Shadows::score).ifPresent(scores::add);
            answer.cause().ifPresent(cause -> lost(shadow, cause));
        }
        return scores;
    }

    private static ShadowScore score(Scored scored) {
        return new ShadowScore(scored.model().version(), scored.score(), (double) scored.margin());
    }

    private void lost(Shadow shadow, Cause cause) {
        String version = shadow.reference().getVersion();
        meters.shadowSilent(version, cause.flag());
        if (noted.add(version + " " + cause)) {
            LOG.warn("The shadow {} says nothing, which changes no decision: {}", version, cause.flag());
        }
    }
}
