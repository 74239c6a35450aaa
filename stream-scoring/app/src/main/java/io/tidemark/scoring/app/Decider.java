package io.tidemark.scoring.app;

import io.tidemark.schemas.Decision;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.scoring.app.Verdict.Scored;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.model.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides vectors: by the model's score where there is one, else by amount, and says why. Not thread-safe: it keeps its row. */
final class Decider {

    private final AmountPolicy amountPolicy;
    private final VectorScorer scorer = new VectorScorer();

    Decider(AmountPolicy amountPolicy) {
        this.amountPolicy = amountPolicy;
    }

    Verdict decide(FeatureVector vector, Seat seat) {
        if (seat.model().isEmpty()) {
            return byAmount(vector, seat.flag());
        }
        LoadedModel model = seat.model().get();
        Optional<String> misfit = VectorScorer.misfit(vector, model);
        if (misfit.isPresent()) {
            return byAmount(vector, seat.flag(), misfit);
        }
        Optional<Scored> scored = scorer.score(vector.getValues(), model);
        if (scored.isEmpty()) {
            return byAmount(vector, seat.flag(), Optional.of(DecisionFlags.MODEL_FAILED));
        }
        Policy policy = model.manifest().policy();
        return new Verdict(
                byScore(scored.get().score(), policy),
                policy.version(),
                scored,
                seat.flag().map(List::of).orElse(List.of()));
    }

    private static Decision byScore(double score, Policy policy) {
        if (score >= policy.declineThreshold()) {
            return Decision.DECLINE;
        }
        return score >= policy.reviewThreshold() ? Decision.REVIEW : Decision.APPROVE;
    }

    @SafeVarargs
    private Verdict byAmount(FeatureVector vector, Optional<String>... causes) {
        List<String> flags = new ArrayList<>();
        for (Optional<String> cause : causes) {
            cause.ifPresent(flags::add);
        }
        Optional<Decision> decision =
                amountPolicy.decide(vector.getTransaction().getAmount());
        if (decision.isEmpty()) {
            flags.add(DecisionFlags.NO_AMOUNT);
        }
        return new Verdict(
                decision.orElse(Decision.REVIEW), amountPolicy.version(), Optional.empty(), List.copyOf(flags));
    }
}
