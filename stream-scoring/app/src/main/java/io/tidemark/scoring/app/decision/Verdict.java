package io.tidemark.scoring.app.decision;

import io.tidemark.schemas.Decision;
import io.tidemark.schemas.PolicyTrace;
import io.tidemark.scoring.app.decision.PolicySeat.Heard;
import io.tidemark.scoring.model.LoadedModel;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

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

    /** That of a policy or, where it has nothing to say, another; with what the policy said. */
    static Verdict of(Heard heard, Optional<Scored> scored, Collection<String> flags, Supplier<Verdict> otherwise) {
        String version = heard.trace().getVersion();
        return heard.decision()
                .map(decision -> new Verdict(decision, version, scored, List.copyOf(flags)))
                .orElseGet(otherwise)
                .traced(heard);
    }

    private Verdict traced(Heard heard) {
        Set<String> all = new LinkedHashSet<>(flags);
        all.addAll(heard.flags());
        return new Verdict(
                decision, policyVersion, scored, List.copyOf(all), releasePropensity, Optional.of(heard.trace()));
    }

    /** The same, but let through by chance. */
    Verdict released(double propensity) {
        return new Verdict(Decision.APPROVE, policyVersion, scored, flags, Optional.of(propensity), trace);
    }

    /** A model's word: the raw margin and the score, both finite. */
    public record Scored(LoadedModel model, float margin, double score) {

        /** Share of the model's reference that scores lower; empty if nobody knows. */
        public Optional<Double> rank() {
            return Optional.of(model.rank(score)).filter(rank -> !rank.isNaN());
        }
    }
}
