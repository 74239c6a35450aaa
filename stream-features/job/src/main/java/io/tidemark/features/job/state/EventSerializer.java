package io.tidemark.features.job.state;

import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.LabelEvent;
import io.tidemark.features.job.event.LogRecord;
import io.tidemark.features.job.event.OutcomeEvent;
import io.tidemark.features.job.event.RefusedEvent;
import io.tidemark.features.job.event.TransactionEvent;
import io.tidemark.flink.type.CodecSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Events on their way between stages and in the buffers of a stage. */
public final class EventSerializer extends CodecSerializer<Event> {
    public static final EventSerializer INSTANCE = new EventSerializer();
    private static final long serialVersionUID = 1L;

    // The first byte is version and kind in one: a new layout takes new numbers, and the old ones stay readable.
    private static final int TRANSACTION = 9;
    private static final int TRANSACTION_IN_LANE = 10;
    private static final int TRANSACTION_CONVERTED = 11;
    private static final int TRANSACTION_CONVERTED_IN_LANE = 12;
    private static final int LABEL = 5;
    private static final int REFUSED = 7;
    private static final int OUTCOME = 8;
    private static final int REFUSED_WHOLE = 3;

    /** A transaction of a build that let none of its texts out, and knew no {@code TransactionIdentity}. */
    private static final int TRANSACTION_IN_FULL = 6;

    /** Of one that knew neither flags nor causes of refusals either. */
    private static final int TRANSACTION_UNTOLD = 4;

    private static final int LATE = 1;
    private static final int IS_REFUSED = 2;

    /** Cause of a refusal that was on its way when a build of before took its savepoint. */
    private static final String UNKNOWN_CAUSE = "refused";

    @Override
    public void serialize(Event event, DataOutputView out) throws IOException {
        if (event instanceof TransactionEvent transaction) {
            boolean inLane = transaction.lane() != TransactionEvent.NO_LANE;
            boolean converted = transaction.converted() != null;
            out.writeByte(kind(inLane, converted));
            if (inLane) {
                out.writeShort(transaction.lane());
            }
            TransactionWire.write(transaction, out);
            if (converted) {
                TransactionWire.writeConverted(transaction, out);
            }
        } else if (event instanceof LabelEvent label) {
            out.writeByte(LABEL);
            Wire.writeRecord(label.record(), out);
            Wire.writeText(label.entity(), out);
            Wire.writeText(label.key(), out);
            out.writeLong(label.time());
            out.writeLong(label.eventTime());
        } else if (event instanceof OutcomeEvent outcome) {
            out.writeByte(OUTCOME);
            Wire.writeRecord(outcome.record(), out);
            Wire.writeText(outcome.entity(), out);
            Wire.writeText(outcome.key(), out);
            out.writeLong(outcome.time());
            out.writeBoolean(outcome.waited());
        } else if (event instanceof RefusedEvent refused) {
            out.writeByte(REFUSED);
            Wire.writeRecord(refused.record(), out);
            Wire.writeText(refused.topic(), out);
            Wire.writeText(refused.cause(), out);
            Wire.writeText(refused.detail(), out);
            Wire.writeText(refused.stage(), out);
            out.writeInt(refused.keyBytesLeftOut());
            out.writeInt(refused.valueBytesLeftOut());
        }
    }

    @Override
    public Event deserialize(DataInputView in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case TRANSACTION -> TransactionWire.read(in);
            case TRANSACTION_IN_LANE -> readInLane(false, in);
            case TRANSACTION_CONVERTED -> TransactionWire.readConverted(in);
            case TRANSACTION_CONVERTED_IN_LANE -> readInLane(true, in);
            default -> deserialize(kind, in);
        };
    }

    private static int kind(boolean inLane, boolean converted) {
        if (inLane) {
            return converted ? TRANSACTION_CONVERTED_IN_LANE : TRANSACTION_IN_LANE;
        }
        return converted ? TRANSACTION_CONVERTED : TRANSACTION;
    }

    private static TransactionEvent readInLane(boolean converted, DataInputView in) throws IOException {
        int lane = in.readUnsignedShort();
        TransactionEvent event = converted ? TransactionWire.readConverted(in) : TransactionWire.read(in);
        event.number(lane, event.place);
        return event;
    }

    private static Event deserialize(int kind, DataInputView in) throws IOException {
        LogRecord record = Wire.readRecord(in);
        return switch (kind) {
            case TRANSACTION_IN_FULL, TRANSACTION_UNTOLD ->
                readTransactionInFull(record, kind == TRANSACTION_IN_FULL, in);
            case LABEL ->
                new LabelEvent(record, Wire.readText(in), Wire.readText(in), in.readLong(), in.readLong(), null);
            case OUTCOME ->
                new OutcomeEvent(record, Wire.readText(in), Wire.readText(in), in.readLong(), in.readBoolean(), null);
            case REFUSED ->
                new RefusedEvent(
                        record,
                        Wire.readText(in),
                        Wire.readText(in),
                        Wire.readText(in),
                        Wire.readText(in),
                        in.readInt(),
                        in.readInt());
            case REFUSED_WHOLE ->
                new RefusedEvent(record, Wire.readText(in), Wire.readText(in), Wire.readText(in), Wire.readText(in));
            default ->
                throw new IOException("Events of kind " + kind
                        + " are unknown; the checkpoint was written by a newer build, so resume with that one");
        };
    }

    private static TransactionEvent readTransactionInFull(LogRecord record, boolean told, DataInputView in)
            throws IOException {
        TransactionEvent event = new TransactionEvent(record, Wire.readText(in), in.readLong(), Wire.readText(in));
        event.place = in.readLong();
        int flags = in.readByte();
        event.late = (flags & LATE) != 0;
        if ((flags & IS_REFUSED) != 0) {
            event.refuse(told ? Wire.readText(in) : UNKNOWN_CAUSE);
        }
        if (told) {
            TransactionWire.readFlags(event, in);
        }
        TransactionWire.readAnswers(event, in);
        return event;
    }

    @Override
    public TypeSerializerSnapshot<Event> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Public for Flink, which makes it by reflection. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Event> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
