package io.tidemark.retraining;

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

/** The verdict in force of every transaction by the rule of {@link LabelTrail}, as the monitor's, in whatever order the labels are read. */
final class LabelBook {

    private final Map<String, LabelTrail> labels = new HashMap<>();

    void add(Label label) {
        if (label.getVerdict() == Verdict.UNKNOWN) {
            return; // A verdict of a later version of the schema; what is not understood decides nothing.
        }
        Statement said = new Statement(
                LabelVerdict.valueOf(label.getVerdict().name()),
                LabelKind.named(label.getType().name()),
                label.getObservedAt().toEpochMilli());
        labels.merge(label.getTransactionId(), LabelTrail.EMPTY.with(said), (trail, first) -> trail.with(said));
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
