package io.tidemark.scoring.app.decision;

import io.tidemark.schemas.Decision;
import io.tidemark.schemas.PolicyTrace;
import io.tidemark.scoring.app.decision.PolicySeat.Heard;
import io.tidemark.scoring.model.LoadedModel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A decision and how it came about.
 *
 * @param scored what a model said; empty if the amount decided
 * @param flags why the decision is not a normal one; empty if it is
 * @param releasePropensity with which probability it was let through, if chance did that; empty otherwise
 * @param trace what the policy in force said; empty without one
 */
public record Verdict(
        Decision decision,
        String policyVersion,
        Optional<Scored> scored,
        List<String> flags,
        Optional<Double> releasePropensity,
        Optional<PolicyTrace> trace) {

    /** In which neither chance nor a policy has a part. */
    Verdict(Decision decision, String policyVersion, Optional<Scored> scored, List<String> flags) {
        this(decision, policyVersion, scored, flags, Optional.empty(), Optional.empty());
    }

    /** That of a policy or, as far as it has nothing to say, of this. */
    Verdict heard(Heard heard) {
        Set<String> all = new LinkedHashSet<>(flags);
        all.addAll(heard.flags());
        return new Verdict(
                heard.decision().orElse(decision),
                heard.decision().isPresent() ? heard.trace().getVersion() : policyVersion,
                scored,
                List.copyOf(all),
                releasePropensity,
                Optional.of(heard.trace()));
    }

    /** The same, but let through by chance. */
    Verdict released(double propensity) {
        return new Verdict(Decision.APPROVE, policyVersion, scored, flags, Optional.of(propensity), trace);
    }

    /** A model's word: the raw margin and the score, both finite. */
    public record Scored(LoadedModel model, float margin, double score) {}
}
