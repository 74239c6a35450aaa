package io.tidemark.features.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The bytes of an {@link EntityState}: a version, then times as differences and amounts, in variable length. Readers of
 * version n read all versions up to n.
 */
public final class EntityStateCodec {

    private static final int VERSION = 1;
    private static final int WITH_AMOUNTS = 1;
    private static final int WITH_CURRENCY = 2;

    private EntityStateCodec() {}

    public static void write(EntityState state, DataOutput out) throws IOException {
        out.writeByte(VERSION);
        boolean amounts = state.events.withAmounts();
        out.writeByte((amounts ? WITH_AMOUNTS : 0) | (state.currency != null ? WITH_CURRENCY : 0));
        if (state.currency != null) {
            out.writeUTF(state.currency);
        }
        VarInts.write(out, state.eventEdges.length);
        VarInts.write(out, state.arrivals);
        out.writeLong(state.newest);
        writeEvents(state.events, out);
        VarInts.write(out, state.frauds.byTransaction.size());
        for (var entry : state.frauds.byTransaction.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeLong(entry.getValue().eventTime());
            out.writeLong(entry.getValue().observedAt());
            out.writeBoolean(entry.getValue().fraud());
        }
    }

    public static EntityState read(DataInput in) throws IOException {
        int version = in.readByte();
        if (version != VERSION) {
            throw new IOException("the entity state has version " + version + " and this release reads up to " + VERSION
                    + "; resume it with the release that wrote it");
        }
        int flags = in.readByte();
        String currency = (flags & WITH_CURRENCY) != 0 ? in.readUTF() : null;
        int edges = VarInts.readCount(in);
        long arrivals = VarInts.read(in);
        long newest = in.readLong();
        Timeline events = readEvents(in, (flags & WITH_AMOUNTS) != 0);
        EntityState state = new EntityState(events, new KnownFrauds(), edges);
        state.currency = currency;
        state.arrivals = arrivals;
        state.newest = newest;
        int labels = VarInts.readCount(in);
        for (int i = 0; i < labels; i++) {
            state.frauds.put(in.readUTF(), new KnownFrauds.Verdicts(in.readLong(), in.readLong(), in.readBoolean()));
        }
        return state;
    }

    private static void writeEvents(Timeline events, DataOutput out) throws IOException {
        VarInts.write(out, events.size());
        long before = 0;
        for (int place = 0; place < events.size(); place++) {
            VarInts.write(out, events.time(place) - before);
            before = events.time(place);
            if (events.withAmounts()) {
                VarInts.write(out, events.amount(place));
            }
        }
    }

    private static Timeline readEvents(DataInput in, boolean amounts) throws IOException {
        int size = VarInts.readCount(in);
        Timeline events = new Timeline(amounts);
        long time = 0;
        for (int i = 0; i < size; i++) {
            time += VarInts.read(in);
            events.insert(time, amounts ? VarInts.read(in) : 0);
        }
        return events;
    }
}
