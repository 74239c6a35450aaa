package io.tidemark.scoring.app.decision;

import io.tidemark.schemas.Decision;
import io.tidemark.scoring.model.LoadedModel;
import java.util.List;
import java.util.Optional;

/**
 * A decision and how it came about.
 *
 * @param scored what a model said; empty if the amount decided
 * @param flags why the decision is not a normal one; empty if it is
 * @param releasePropensity with which probability it was let through, if chance did that; empty otherwise
 */
public record Verdict(
        Decision decision,
        String policyVersion,
        Optional<Scored> scored,
        List<String> flags,
        Optional<Double> releasePropensity) {

    /** In which chance has no part. */
    Verdict(Decision decision, String policyVersion, Optional<Scored> scored, List<String> flags) {
        this(decision, policyVersion, scored, flags, Optional.empty());
    }

    /** A model's word: the raw margin and the score, both finite. */
    public record Scored(LoadedModel model, float margin, double score) {}
}
