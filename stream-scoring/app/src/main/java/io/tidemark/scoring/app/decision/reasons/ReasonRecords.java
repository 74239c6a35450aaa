package io.tidemark.scoring.app.decision.reasons;

import io.tidemark.schemas.Money;
import io.tidemark.schemas.Reason;
import io.tidemark.schemas.Transaction;
import io.tidemark.scoring.model.reasons.Direction;
import io.tidemark.scoring.model.reasons.Explainer;
import java.util.List;
import java.util.Optional;

/** Reasons as scores and alerts carry them. */
public final class ReasonRecords {

    private ReasonRecords() {}

    /**
     * Explains a vector.
     *
     * @throws RuntimeException if the model cannot, see {@link Explainer#explain}
     */
    public static List<Reason> explain(
            Explainer explainer, Transaction transaction, List<Double> vector, int most, Direction direction) {
        Optional<String> currency = Optional.ofNullable(transaction.getAmount()).map(Money::getCurrency);
        return explainer.explain(vector, currency, most, direction).stream()
                .map(ReasonRecords::of)
                .toList();
    }

    private static Reason of(io.tidemark.scoring.model.reasons.Reason reason) {
        return Reason.newBuilder()
                .setCode(reason.code())
                .setSentence(reason.sentence())
                .setFeature(reason.feature())
                .setValue(reason.value())
                .setContribution(reason.contribution())
                .setUsual(reason.usual().isPresent() ? reason.usual().getAsDouble() : null)
                .setUsualOf(reason.usualOf())
                .setPublicSentence(reason.publicSentence())
                .build();
    }
}
