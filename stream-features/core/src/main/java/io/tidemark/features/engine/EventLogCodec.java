package io.tidemark.features.engine;

import io.tidemark.features.algebra.VarInts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of a log without its blocks. */
final class EventLogCodec {

    private EventLogCodec() {}

    static void write(EventLog log, DataOutput out) throws IOException {
        VarInts.write(out, log.directory.totalsId);
        out.writeLong(log.undigestedUpTo);
        out.writeLong(log.droppedUpTo);
        out.writeLong(log.secondFirstTime);
        VarInts.write(out, log.tailId);
        VarInts.write(out, log.lastId);
        BlockCodec.writePage(log.directory.root, out);
        BlockCodec.writeChunk(log.tail, out);
        VarInts.write(out, log.cursors.length);
        for (Cursor cursor : log.cursors) {
            VarInts.write(out, cursor.chunk);
            VarInts.write(out, cursor.offset);
            out.writeLong(cursor.nextTime);
        }
    }

    /** What was written before there were digests. */
    static EventLog readWithoutDigests(Columns columns, DataInput in) throws IOException {
        EventLog log = readRest(columns, in);
        log.undigestedUpTo = log.directory.isEmpty() ? Long.MIN_VALUE : Long.MAX_VALUE;
        return log;
    }

    static EventLog read(Columns columns, DataInput in) throws IOException {
        int totalsId = VarInts.readCount(in);
        long undigestedUpTo = in.readLong();
        EventLog log = readRest(columns, in);
        log.directory.totalsId = totalsId;
        log.undigestedUpTo = undigestedUpTo;
        return log;
    }

    private static EventLog readRest(Columns columns, DataInput in) throws IOException {
        long droppedUpTo = in.readLong();
        long secondFirstTime = in.readLong();
        int tailId = VarInts.readCount(in);
        int lastId = VarInts.readCount(in);
        Directory directory = new Directory(BlockCodec.readPage(in));
        Chunk tail = BlockCodec.readChunk(columns, in);
        int edges = VarInts.readCount(in);
        EventLog log = new EventLog(columns, null, edges);
        log.droppedUpTo = droppedUpTo;
        log.secondFirstTime = secondFirstTime;
        log.tailId = tailId;
        log.lastId = lastId;
        log.directory = directory;
        log.tail = tail;
        for (Cursor cursor : log.cursors) {
            cursor.chunk = VarInts.readCount(in);
            cursor.offset = VarInts.readCount(in);
            cursor.nextTime = in.readLong();
        }
        return log;
    }
}
