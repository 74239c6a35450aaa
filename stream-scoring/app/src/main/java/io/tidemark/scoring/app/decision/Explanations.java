package io.tidemark.scoring.app.decision;

import io.tidemark.schemas.Decision;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.Reason;
import io.tidemark.schemas.Transaction;
import io.tidemark.scoring.app.decision.reasons.ReasonRecords;
import io.tidemark.scoring.app.decision.reasons.ReasonSettings;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.model.reasons.Direction;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says why alerts were raised, and why a sample of all others was not. Whatever goes wrong here changes no decision.
 * Not thread-safe.
 */
public final class Explanations {

    /** What is counted of a model that no engine can explain. */
    static final String UNEXPLAINABLE = "unexplainable";

    private static final Logger LOG = LoggerFactory.getLogger(Explanations.class);
    private final ReasonSettings settings;
    private final ScoringMeters meters;
    private final Set<String> failedBefore = new HashSet<>();

    public Explanations(ReasonSettings settings, ScoringMeters meters) {
        this.settings = settings;
        this.meters = meters;
    }

    /**
     * The reasons of a decision.
     *
     * @param failed whether there should be some and are not
     */
    public record Explained(List<Reason> reasons, boolean failed) {

        public static final Explained NOTHING = new Explained(List.of(), false);
    }

    public Explained of(FeatureVector vector, Verdict verdict) {
        Transaction transaction = vector.getTransaction();
        boolean alert = verdict.decision() != Decision.APPROVE;
        if (settings.top() == 0
                || verdict.scored().isEmpty()
                || !alert && !settings.samples(transaction.getTransactionId())) {
            return Explained.NOTHING;
        }
        LoadedModel model = verdict.scored().get().model();
        if (model.explainer().isEmpty()) {
            meters.unexplained(model.version(), UNEXPLAINABLE);
            return Explained.NOTHING;
        }
        // What raised the score of an approval says little of why it was approved.
        Direction direction = alert && !settings.lowering() ? Direction.RAISING : Direction.BOTH;
        try {
            return new Explained(
                    ReasonRecords.explain(
                            model.explainer().get(), transaction, vector.getValues(), settings.top(), direction),
                    false);
        } catch (RuntimeException e) {
            meters.unexplained(model.version(), DecisionFlags.REASONS_FAILED);
            if (failedBefore.add(model.sha256())) {
                LOG.error("Model {} cannot be explained on a vector: {}", model.version(), e.toString(), e);
            }
            return new Explained(List.of(), true);
        }
    }
}
