package io.tidemark.scoring.app;

import io.tidemark.schemas.Decision;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.scoring.app.Verdict.Scored;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.model.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides vectors: by the model's score where there is one, else by amount, and says why. Not thread-safe: it keeps its row. */
final class Decider {

    private static final Logger LOG = LoggerFactory.getLogger(Decider.class);
    private final AmountPolicy amountPolicy;
    private float[] row = new float[0];
    private String failedBefore = "";

    Decider(AmountPolicy amountPolicy) {
        this.amountPolicy = amountPolicy;
    }

    Verdict decide(FeatureVector vector, InForce inForce) {
        if (inForce.model().isEmpty()) {
            return byAmount(vector, inForce.flag());
        }
        LoadedModel model = inForce.model().get();
        Optional<String> misfit = misfit(vector, model);
        if (misfit.isPresent()) {
            return byAmount(vector, inForce.flag(), misfit);
        }
        Optional<Scored> scored = score(vector.getValues(), model);
        if (scored.isEmpty()) {
            return byAmount(vector, inForce.flag(), Optional.of(DecisionFlags.MODEL_FAILED));
        }
        Policy policy = model.manifest().policy();
        return new Verdict(
                byScore(scored.get().score(), policy),
                policy.version(),
                scored,
                inForce.flag().map(List::of).orElse(List.of()));
    }

    private static Optional<String> misfit(FeatureVector vector, LoadedModel model) {
        if (!model.manifest().catalogueHash().equals(vector.getCatalogueHash())) {
            return Optional.of(DecisionFlags.CATALOGUE_MISMATCH);
        }
        return vector.getValues().size() == model.engine().featureCount()
                ? Optional.empty()
                : Optional.of(DecisionFlags.INCOMPLETE_VECTOR);
    }

    /** Empty if the model throws or says something that is no number: no record may stop the partition. */
    private Optional<Scored> score(List<Double> values, LoadedModel model) {
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

    /** Once for each model: every record says it in its flags already. */
    private void failed(LoadedModel model, String why, RuntimeException cause) {
        if (!failedBefore.equals(model.sha256())) {
            failedBefore = model.sha256();
            LOG.error("Model {} failed on a vector and the amount decides: {}", model.version(), why, cause);
        }
    }
}
