package io.tidemark.features.engine;

import io.tidemark.features.algebra.Accumulator;
import io.tidemark.features.algebra.VarInts;
import io.tidemark.schemas.door.Currencies;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;

/**
 * The bytes of an {@link EntityHead}. They say themselves which columns they hold, so they can be read under another
 * catalogue; running results are in a part of their own that is left aside then. Readers of a version read all before
 * it, from 2 on: version 1 was never released. Version 4 is that of an entity whose newest event has an amount that
 * cannot be used, version 5 that of one with rows whose amounts were refused for their currency; all others are written
 * as version 3.
 */
public final class EntityHeadCodec {

    private static final int VERSION = 3;
    private static final int WITHOUT_DIGESTS = 2;
    private static final int WITH_NEWEST_AMOUNT = 4;
    private static final int WITH_NEWEST_REFUSED = 5;

    private EntityHeadCodec() {}

    public static void write(EntityHead head, DataOutput out) throws IOException {
        boolean usual = head.currency == null || head.newestAmount == head.newest;
        boolean refused = head.lacksAmounts();
        out.writeByte(refused ? WITH_NEWEST_REFUSED : usual ? VERSION : WITH_NEWEST_AMOUNT);
        out.writeLong(head.fingerprint);
        head.log.columns.write(out);
        VarInts.write(out, head.arrivals);
        VarInts.write(out, head.labels);
        out.writeLong(head.newest);
        out.writeBoolean(head.currency != null);
        if (head.currency != null) {
            out.writeUTF(head.currency);
        }
        if (refused || !usual) {
            out.writeLong(head.newestAmount);
        }
        if (refused) {
            out.writeLong(head.newestRefused);
        }
        head.since.write(out);
        VarInts.write(out, head.pending.size());
        for (Map.Entry<Long, EntityHead.Pending> entry : head.pending.entrySet()) {
            out.writeLong(entry.getKey());
            out.writeLong(entry.getValue().eventTime());
            out.writeLong(entry.getValue().label());
        }
        EventLogCodec.write(head.log, out);
        byte[] results = head.accumulators == null ? head.results : results(head.accumulators);
        VarInts.write(out, results.length);
        out.write(results);
    }

    private static byte[] results(Accumulator[] accumulators) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (Accumulator accumulator : accumulators) {
            accumulator.write(out);
        }
        return bytes.toByteArray();
    }

    /** What {@link #results} wrote, for the plan of the same fingerprint. */
    static Accumulator[] accumulators(byte[] results, WindowPlan plan) {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(results));
        Accumulator[] accumulators = new Accumulator[plan.gauges.length];
        try {
            for (int i = 0; i < accumulators.length; i++) {
                accumulators[i] = plan.gauges[i].accumulator();
                accumulators[i].read(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the running results of an entity are damaged; resume an older state", e);
        }
        return accumulators;
    }

    public static EntityHead read(DataInput in) throws IOException {
        int version = in.readByte();
        if (version < WITHOUT_DIGESTS || version > WITH_NEWEST_REFUSED) {
            throw new IOException("the entity state has version " + version + " and this release reads "
                    + WITHOUT_DIGESTS + " to " + WITH_NEWEST_REFUSED
                    + "; resume it with the release that wrote it, or replay the history");
        }
        long fingerprint = in.readLong();
        Columns columns = Columns.read(in);
        long arrivals = VarInts.read(in);
        long labels = VarInts.read(in);
        long newest = in.readLong();
        String currency = in.readBoolean() ? Currencies.shared(in.readUTF()) : null;
        long newestAmount = version >= WITH_NEWEST_AMOUNT ? in.readLong() : newest;
        long newestRefused = version == WITH_NEWEST_REFUSED ? in.readLong() : Long.MIN_VALUE;
        Since since = Since.read(columns, in);
        long[][] pending = new long[VarInts.readCount(in)][];
        for (int i = 0; i < pending.length; i++) {
            pending[i] = new long[] {in.readLong(), in.readLong(), in.readLong()};
        }
        EventLog log = version == WITHOUT_DIGESTS
                ? EventLogCodec.readWithoutDigests(columns, in)
                : EventLogCodec.read(columns, in);
        EntityHead head = new EntityHead(log, fingerprint, null, since);
        head.results = new byte[VarInts.readCount(in)];
        in.readFully(head.results);
        head.arrivals = arrivals;
        head.labels = labels;
        head.newest = newest;
        head.currency = currency;
        head.newestAmount = newestAmount;
        head.newestRefused = newestRefused;
        Arrays.stream(pending).forEach(label -> head.keepPending(label[0], label[1], label[2]));
        return head;
    }
}
