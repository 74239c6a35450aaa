package io.tidemark.drift.job.quality;

import io.tidemark.drift.stats.quality.tally.HeldTransaction;
import io.tidemark.drift.stats.quality.tally.ScoredTransaction;
import io.tidemark.flink.type.CodecType;
import io.tidemark.flink.type.RecordSerializer;
import io.tidemark.flink.type.RecordSnapshot;
import java.io.IOException;
import java.util.Optional;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The score of a transaction.
 *
 * @param time event time, epoch milliseconds
 * @param scored what quality needs of it; empty if no model scored it
 */
public record TransactionScore(String transactionId, long time, Optional<ScoredTransaction> scored) {
    static final Serializer SERIALIZER = new Serializer();
    public static final CodecType<TransactionScore> TYPE = new CodecType<>(TransactionScore.class, SERIALIZER);

    /** On their way. */
    public static final class Serializer extends RecordSerializer<TransactionScore> {
        private static final long serialVersionUID = 1L;
        private static final byte[] NOTHING = {};

        private Serializer() {}

        @Override
        public void serialize(TransactionScore value, DataOutputView out) throws IOException {
            StringSerializer.INSTANCE.serialize(value.transactionId, out);
            out.writeLong(value.time);
            byte[] held = value.scored
                    .map(scored -> HeldTransaction.UNKNOWN.with(scored).toBytes())
                    .orElse(NOTHING);
            BytePrimitiveArraySerializer.INSTANCE.serialize(held, out);
        }

        @Override
        public TransactionScore deserialize(DataInputView in) throws IOException {
            String id = StringSerializer.INSTANCE.deserialize(in);
            long time = in.readLong();
            byte[] held = BytePrimitiveArraySerializer.INSTANCE.deserialize(in);
            return new TransactionScore(
                    id,
                    time,
                    held.length == 0
                            ? Optional.empty()
                            : HeldTransaction.of(held).scored());
        }

        @Override
        public TypeSerializerSnapshot<TransactionScore> snapshotConfiguration() {
            return new Snapshot();
        }

        /** Public for Flink, which makes it by its name. */
        public static final class Snapshot extends RecordSnapshot<TransactionScore> {
            public Snapshot() {
                super(() -> SERIALIZER);
            }
        }
    }
}
