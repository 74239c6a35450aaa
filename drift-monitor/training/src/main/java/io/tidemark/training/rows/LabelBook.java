package io.tidemark.training.rows;

import io.tidemark.drift.stats.quality.label.LabelKind;
import io.tidemark.drift.stats.quality.label.LabelTrail;
import io.tidemark.drift.stats.quality.label.LabelVerdict;
import io.tidemark.drift.stats.quality.label.Statement;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.LabelType;
import io.tidemark.schemas.Verdict;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The verdict in force of every transaction by the rule of {@link LabelTrail}, as the monitor's, in whatever order the
 * labels are read.
 */
public final class LabelBook {

    private final Map<String, LabelTrail> labels = new HashMap<>();

    /** @return whether it is the first that is known of its transaction */
    public boolean add(Label label) {
        if (label.getVerdict() == Verdict.UNKNOWN) {
            return false; // A verdict of a later version of the schema; what is not understood decides nothing.
        }
        Statement said = new Statement(
                LabelVerdict.valueOf(label.getVerdict().name()),
                LabelKind.named(label.getType().name()),
                label.getObservedAt().toEpochMilli());
        LabelTrail before = labels.getOrDefault(label.getTransactionId(), LabelTrail.EMPTY);
        return labels.put(label.getTransactionId(), before.with(said)) == null;
    }

    void forget(String transactionId) {
        labels.remove(transactionId);
    }

    /** Whether it is a fraud; empty without a label, or where all that was said was taken back. */
    public Optional<Boolean> isFraud(String transactionId) {
        return of(transactionId).map(known -> known.verdict() == Verdict.FRAUD);
    }

    /** Empty without a label, or where all that was said was taken back. */
    Optional<KnownLabel> of(String transactionId) {
        return Optional.ofNullable(labels.get(transactionId))
                .flatMap(LabelTrail::standing)
                .map(said -> new KnownLabel(
                        Verdict.valueOf(said.verdict().name()),
                        LabelType.valueOf(said.kind().name()),
                        Instant.ofEpochMilli(said.observedAt())));
    }
}
