package io.tidemark.training.rows;

import io.tidemark.schemas.Decision;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.Verdict;
import io.tidemark.training.intake.OnRecord;
import java.util.Locale;
import java.util.Optional;

/**
 * What training takes of a score.
 *
 * @param place of the transaction in the log
 * @param decided whether this version knows what the decision means
 * @param declined so that nobody but an analyst can say what it was
 * @param propensity with which it was released at random though it would have been declined; empty if it was not
 * @param served what was said of it
 */
record ServedVector(
        String transactionId,
        String customerId,
        long eventTime,
        OnRecord place,
        String catalogueHash,
        double[] vector,
        boolean decided,
        boolean declined,
        Optional<Double> propensity,
        Served served) {

    static ServedVector of(Score score) {
        return new ServedVector(
                score.getTransaction().getTransactionId(),
                score.getTransaction().getCustomerId(),
                score.getTransaction().getEventTime().toEpochMilli(),
                OnRecord.of(score),
                score.getCatalogueHash(),
                score.getVector().stream().mapToDouble(Double::doubleValue).toArray(),
                score.getDecision() != Decision.UNKNOWN,
                score.getDecision() == Decision.DECLINE,
                // A propensity that is no probability says nothing of what else was declined.
                Optional.ofNullable(score.getReleasePropensity()).filter(p -> p > 0 && p <= 1),
                Served.of(score));
    }

    /** Whether nothing was computed of it: it was decided without its vector. */
    boolean withoutFeatures() {
        return vector.length == 0 || catalogueHash.isEmpty();
    }

    /** Whether a value is infinite as models take it, which no trainer does; NaN is missing. */
    boolean infinite() {
        for (double value : vector) {
            if (Float.isInfinite((float) value)) {
                return true;
            }
        }
        return false;
    }

    TrainingRow row(Optional<KnownLabel> label) {
        return new TrainingRow(
                transactionId,
                customerId,
                eventTime,
                vector,
                label.filter(known -> known.verdict() == Verdict.FRAUD).isPresent(),
                propensity.map(p -> 1 / p).orElse(1.0),
                served);
    }

    /** How it is counted: what is known of it from whom, and whether it would have been declined. */
    String origin(Optional<KnownLabel> label) {
        String known = label.map(one -> one.verdict() + "_" + one.type()).orElse("genuine_matured");
        String before = propensity.isPresent() ? "released_" : declined ? "declined_" : "";
        return before + known.toLowerCase(Locale.ROOT);
    }
}
