package io.tidemark.drift.job.quality;

import io.tidemark.drift.stats.quality.label.LabelKind;
import io.tidemark.drift.stats.quality.label.LabelVerdict;
import io.tidemark.drift.stats.quality.label.Statement;
import io.tidemark.flink.type.CodecType;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.Verdict;
import io.tidemark.schemas.door.LabelCheck;
import io.tidemark.schemas.door.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Takes what a label says. */
final class LabelsIn implements RecordMapping<Label, TransactionLabel> {
    private static final long serialVersionUID = 1L;

    private final Duration clockSkew;

    LabelsIn(Duration clockSkew) {
        this.clockSkew = clockSkew;
    }

    @Override
    public Optional<Rejection> check(Label label, Instant appended) {
        return new LabelCheck(clockSkew).check(label, appended);
    }

    @Override
    public TransactionLabel read(Label label) {
        return new TransactionLabel(
                label.getTransactionId(),
                label.getObservedAt().toEpochMilli(),
                label.getEventTime() == null
                        ? TransactionLabel.TIME_UNKNOWN
                        : label.getEventTime().toEpochMilli(),
                said(label));
    }

    private static Optional<Statement> said(Label label) {
        return label.getVerdict() == Verdict.UNKNOWN
                ? Optional.empty()
                : Optional.of(new Statement(
                        LabelVerdict.valueOf(label.getVerdict().name()),
                        LabelKind.named(label.getType().name()),
                        label.getObservedAt().toEpochMilli()));
    }

    @Override
    public CodecType<TransactionLabel> type() {
        return TransactionLabel.TYPE;
    }
}
