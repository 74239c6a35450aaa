package io.tidemark.drift.job.quality;

import io.tidemark.drift.stats.quality.label.LabelKind;
import io.tidemark.drift.stats.quality.label.LabelVerdict;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.Verdict;
import io.tidemark.schemas.door.LabelCheck;
import io.tidemark.schemas.door.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.tuple.Tuple6;

/** Takes what a label says. */
final class LabelsIn implements RecordMapping<Label, Tuple6<String, Long, Long, Integer, Integer, byte[]>> {
    static final int SAYS_NOTHING = -1;
    static final long TIME_UNKNOWN = Long.MIN_VALUE;
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
    public Tuple6<String, Long, Long, Integer, Integer, byte[]> read(Label label) {
        return Tuple6.of(
                label.getTransactionId(),
                label.getObservedAt().toEpochMilli(),
                label.getEventTime() == null
                        ? TIME_UNKNOWN
                        : label.getEventTime().toEpochMilli(),
                label.getVerdict() == Verdict.UNKNOWN
                        ? SAYS_NOTHING
                        : LabelVerdict.valueOf(label.getVerdict().name()).ordinal(),
                LabelKind.named(label.getType().name()).ordinal(),
                QualityTypes.NOT_REFUSED);
    }

    @Override
    public Tuple6<String, Long, Long, Integer, Integer, byte[]> refused(byte[] deadLetter) {
        return Tuple6.of("", Long.MIN_VALUE, TIME_UNKNOWN, SAYS_NOTHING, 0, deadLetter);
    }

    @Override
    public TypeInformation<Tuple6<String, Long, Long, Integer, Integer, byte[]>> type() {
        return QualityTypes.LABEL;
    }
}
