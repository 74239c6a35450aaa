package io.tidemark.drift.job.quality;

import io.tidemark.drift.stats.quality.label.LabelKind;
import io.tidemark.drift.stats.quality.label.LabelVerdict;
import io.tidemark.drift.stats.quality.label.Statement;
import io.tidemark.flink.type.CodecType;
import io.tidemark.flink.type.RecordSerializer;
import io.tidemark.flink.type.RecordSnapshot;
import java.io.IOException;
import java.util.Optional;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A label of a transaction.
 *
 * @param observedAt when it became known, epoch milliseconds
 * @param eventTime of the transaction, epoch milliseconds, or {@link #TIME_UNKNOWN}
 * @param said empty if it says nothing
 */
public record TransactionLabel(String transactionId, long observedAt, long eventTime, Optional<Statement> said) {
    static final Serializer SERIALIZER = new Serializer();
    public static final CodecType<TransactionLabel> TYPE = new CodecType<>(TransactionLabel.class, SERIALIZER);
    public static final long TIME_UNKNOWN = Long.MIN_VALUE;

    /** On their way. */
    public static final class Serializer extends RecordSerializer<TransactionLabel> {
        private static final long serialVersionUID = 1L;
        private static final int SAYS_NOTHING = -1;
        private static final LabelVerdict[] VERDICTS = LabelVerdict.values();
        private static final LabelKind[] KINDS = LabelKind.values();

        private Serializer() {}

        @Override
        public void serialize(TransactionLabel value, DataOutputView out) throws IOException {
            StringSerializer.INSTANCE.serialize(value.transactionId, out);
            out.writeLong(value.observedAt);
            out.writeLong(value.eventTime);
            out.writeByte(value.said.map(said -> said.verdict().ordinal()).orElse(SAYS_NOTHING));
            out.writeByte(value.said.map(said -> said.kind().ordinal()).orElse(SAYS_NOTHING));
        }

        @Override
        public TransactionLabel deserialize(DataInputView in) throws IOException {
            String id = StringSerializer.INSTANCE.deserialize(in);
            long observedAt = in.readLong();
            long eventTime = in.readLong();
            int verdict = in.readByte();
            int kind = in.readByte();
            return new TransactionLabel(
                    id,
                    observedAt,
                    eventTime,
                    verdict == SAYS_NOTHING
                            ? Optional.empty()
                            : Optional.of(new Statement(VERDICTS[verdict], KINDS[kind], observedAt)));
        }

        @Override
        public TypeSerializerSnapshot<TransactionLabel> snapshotConfiguration() {
            return new Snapshot();
        }

        /** Public for Flink, which makes it by its name. */
        public static final class Snapshot extends RecordSnapshot<TransactionLabel> {
            public Snapshot() {
                super(() -> SERIALIZER);
            }
        }
    }
}
