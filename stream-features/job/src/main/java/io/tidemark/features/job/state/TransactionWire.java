package io.tidemark.features.job.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.features.job.event.Address;
import io.tidemark.features.job.event.LogRecord;
import io.tidemark.features.job.event.TransactionEvent;
import io.tidemark.features.job.event.TransactionIdentity;
import io.tidemark.schemas.Decimal;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The form of transactions between the stages. No text is in it twice: the key of the record and that of the next stage
 * mostly are the customer's id or the bucket of the transaction's, and what no stage has said yet takes no room.
 */
final class TransactionWire {
    private static final int LATE = 1;
    private static final int IS_REFUSED = 1 << 1;
    private static final int TO_CUSTOMER = 1 << 2;
    private static final int TO_BUCKET = 1 << 3;
    private static final int KEYED_BY_CUSTOMER = 1 << 4;
    private static final int HAS_IDENTITY = 1 << 5;
    private static final int IS_ANSWERED = 1 << 6;

    private TransactionWire() {}

    static void write(TransactionEvent event, DataOutput out) throws IOException {
        LogRecord record = event.unkeyedRecord();
        byte[] customer = event.customer().getBytes(UTF_8);
        int what = what(event, customer);
        out.writeByte(what);
        out.writeInt(record.partition());
        out.writeLong(record.offset());
        out.writeLong(record.loggedAt());
        out.writeLong(event.time());
        out.writeLong(event.place);
        Wire.writeBytes(customer, out);
        Wire.writeBytes(record.value(), out);
        if ((what & KEYED_BY_CUSTOMER) == 0) {
            Wire.writeBytes(record.key(), out);
        }
        if ((what & HAS_IDENTITY) != 0) {
            writeIdentity(event.identity(), out);
        }
        if ((what & (TO_CUSTOMER | TO_BUCKET)) == 0) {
            Wire.writeText(event.key(), out);
        }
        if (event.refused()) {
            Wire.writeText(event.refusal(), out);
        }
        if ((what & IS_ANSWERED) != 0) {
            writeFlags(event, out);
            writeAnswers(event, out);
        }
    }

    private static int what(TransactionEvent event, byte[] customer) {
        TransactionIdentity identity = event.identity();
        int what = event.late ? LATE : 0;
        what |= event.refused() ? IS_REFUSED : 0;
        what |= event.isKeyedBy(customer) ? KEYED_BY_CUSTOMER : 0;
        what |= identity != null ? HAS_IDENTITY : 0;
        if (event.key().equals(event.customer())) {
            what |= TO_CUSTOMER;
        } else if (identity != null && event.key().equals(Address.ofBucket(identity.bucket()))) {
            what |= TO_BUCKET;
        }
        boolean nothingSaid = event.values.length == 0
                && event.arrivals.length == 0
                && event.flags.isEmpty()
                && event.partialHistory.isEmpty();
        return nothingSaid ? what : what | IS_ANSWERED;
    }

    static TransactionEvent read(DataInput in) throws IOException {
        int what = in.readByte();
        int partition = in.readInt();
        long offset = in.readLong();
        long loggedAt = in.readLong();
        long time = in.readLong();
        long place = in.readLong();
        String customer = Wire.readText(in);
        byte[] value = Wire.readBytes(in);
        boolean keyLeftOut = (what & KEYED_BY_CUSTOMER) != 0;
        LogRecord record = new LogRecord(partition, offset, loggedAt, keyLeftOut ? null : Wire.readBytes(in), value);
        TransactionIdentity identity = (what & HAS_IDENTITY) != 0 ? readIdentity(in) : null;
        String key = (what & TO_CUSTOMER) != 0
                ? customer
                : (what & TO_BUCKET) != 0 ? Address.ofBucket(identity.bucket()) : Wire.readText(in);
        TransactionEvent event = new TransactionEvent(record, keyLeftOut, customer, time, key, identity);
        event.place = place;
        event.late = (what & LATE) != 0;
        if ((what & IS_REFUSED) != 0) {
            event.refuse(Wire.readText(in));
        }
        if ((what & IS_ANSWERED) != 0) {
            readFlags(event, in);
            readAnswers(event, in);
        }
        return event;
    }

    /** What comes behind a transaction that says its amount in other currencies. */
    static void writeConverted(TransactionEvent event, DataOutput out) throws IOException {
        out.writeShort(event.converted().size());
        for (Map.Entry<String, Decimal> entry : event.converted().entrySet()) {
            Wire.writeText(entry.getKey(), out);
            out.writeLong(entry.getValue().getUnscaled());
            out.writeByte(entry.getValue().getScale());
        }
    }

    static TransactionEvent readConverted(DataInput in) throws IOException {
        TransactionEvent event = read(in);
        int count = in.readUnsignedShort();
        Map<String, Decimal> amounts = new HashMap<>();
        for (int i = 0; i < count; i++) {
            amounts.put(Wire.readText(in), new Decimal(in.readLong(), (int) in.readByte()));
        }
        event.convertedBefore(amounts);
        return event;
    }

    private static void writeIdentity(TransactionIdentity identity, DataOutput out) throws IOException {
        out.writeShort(identity.bucket());
        out.writeLong(identity.id());
        out.writeInt(identity.content());
        Wire.writeBytes(identity.terminal() == null ? null : identity.terminal().getBytes(UTF_8), out);
    }

    private static TransactionIdentity readIdentity(DataInput in) throws IOException {
        int bucket = in.readUnsignedShort();
        long id = in.readLong();
        int content = in.readInt();
        byte[] terminal = Wire.readBytes(in);
        return new TransactionIdentity(bucket, id, content, terminal == null ? null : new String(terminal, UTF_8));
    }

    private static void writeFlags(TransactionEvent event, DataOutput out) throws IOException {
        out.writeByte(event.flags.size());
        for (String flag : event.flags) {
            Wire.writeText(flag, out);
        }
    }

    /** Why values are missing. */
    static void readFlags(TransactionEvent event, DataInput in) throws IOException {
        int causes = in.readUnsignedByte();
        for (int i = 0; i < causes; i++) {
            event.flag(Wire.readText(in));
        }
    }

    private static void writeAnswers(TransactionEvent event, DataOutput out) throws IOException {
        out.writeShort(event.values.length);
        for (double value : event.values) {
            out.writeDouble(value);
        }
        out.writeByte(event.arrivals.length);
        for (int i = 0; i < event.arrivals.length; i++) {
            out.writeLong(event.arrivals[i]);
            out.writeLong(event.labels[i]);
        }
        out.writeShort(event.partialHistory.size());
        for (Map.Entry<String, Long> entry : event.partialHistory.entrySet()) {
            Wire.writeText(entry.getKey(), out);
            out.writeLong(entry.getValue());
        }
    }

    /** Values, numbers of arrivals and labels, and lacking history. */
    static void readAnswers(TransactionEvent event, DataInput in) throws IOException {
        event.values = new double[in.readUnsignedShort()];
        for (int i = 0; i < event.values.length; i++) {
            event.values[i] = in.readDouble();
        }
        event.arrivals = new long[in.readUnsignedByte()];
        event.labels = new long[event.arrivals.length];
        for (int i = 0; i < event.arrivals.length; i++) {
            event.arrivals[i] = in.readLong();
            event.labels[i] = in.readLong();
        }
        int partial = in.readUnsignedShort();
        if (partial > 0) {
            event.partialHistory = new HashMap<>();
            for (int i = 0; i < partial; i++) {
                event.partialHistory.put(Wire.readText(in), in.readLong());
            }
        }
    }
}
