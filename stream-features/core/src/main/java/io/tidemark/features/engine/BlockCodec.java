package io.tidemark.features.engine;

import io.tidemark.features.algebra.VarInts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of a {@link Block}: its version and kind, then column by column, times as differences. */
public final class BlockCodec {

    // Version and kind in one byte: a new layout takes new numbers, and the old ones stay readable.
    private static final int CHUNK = 1;
    private static final int PAGE_WITHOUT_DIGESTS = 2;
    private static final int PAGE = 3;

    private BlockCodec() {}

    public static void write(Block block, DataOutput out) throws IOException {
        if (block instanceof Chunk chunk) {
            out.writeByte(CHUNK);
            chunk.columns.write(out);
            writeChunk(chunk, out);
        } else {
            out.writeByte(PAGE);
            writePage((Page) block, out);
            writeDigests((Page) block, out);
        }
    }

    public static Block read(DataInput in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case CHUNK -> readChunk(Columns.read(in), in);
            case PAGE_WITHOUT_DIGESTS -> readPage(in);
            case PAGE -> readDigests(readPage(in), in);
            default ->
                throw new IOException("a block of state has the kind " + kind
                        + ", which this release does not know; resume it with the release that wrote it");
        };
    }

    static void writeChunk(Chunk chunk, DataOutput out) throws IOException {
        VarInts.write(out, chunk.previous);
        VarInts.write(out, chunk.next);
        VarInts.write(out, chunk.size);
        long before = 0;
        for (int i = 0; i < chunk.size; i++) {
            VarInts.writeSigned(out, chunk.times[i] - before);
            before = chunk.times[i];
            if (chunk.amounts != null) {
                VarInts.write(out, chunk.amounts[i]);
            }
            if (chunk.filters != null) {
                VarInts.write(out, chunk.filters[i]);
            }
            if (chunk.ids != null) {
                out.writeLong(chunk.ids[i]);
                long label = chunk.labels[i];
                // 0 is no label; the others are told by how long after the event they were observed.
                VarInts.write(out, label == Verdicts.NONE ? 0 : 1 + sinceEvent(label, before));
            }
            if (chunk.latitudes != null) {
                out.writeInt(chunk.latitudes[i]);
                out.writeInt(chunk.longitudes[i]);
            }
            for (long[] text : chunk.texts) {
                out.writeLong(text[i]);
            }
        }
    }

    static Chunk readChunk(Columns columns, DataInput in) throws IOException {
        int previous = VarInts.readCount(in);
        int next = VarInts.readCount(in);
        int size = VarInts.readCount(in);
        Chunk chunk = new Chunk(columns, Math.max(4, size));
        chunk.previous = previous;
        chunk.next = next;
        chunk.size = size;
        long before = 0;
        for (int i = 0; i < size; i++) {
            before += VarInts.readSigned(in);
            chunk.times[i] = before;
            if (chunk.amounts != null) {
                chunk.amounts[i] = VarInts.read(in);
            }
            if (chunk.filters != null) {
                chunk.filters[i] = VarInts.read(in);
            }
            if (chunk.ids != null) {
                chunk.ids[i] = in.readLong();
                long label = VarInts.read(in);
                chunk.labels[i] = label == 0 ? Verdicts.NONE : ofEvent(label - 1, before);
            }
            if (chunk.latitudes != null) {
                chunk.latitudes[i] = in.readInt();
                chunk.longitudes[i] = in.readInt();
            }
            for (long[] text : chunk.texts) {
                text[i] = in.readLong();
            }
        }
        return chunk;
    }

    private static long sinceEvent(long label, long eventTime) {
        long signed = Verdicts.observedAt(label) - eventTime;
        return ((signed << 1) ^ (signed >> 63)) << 1 | (Verdicts.fraud(label) ? 1 : 0);
    }

    private static long ofEvent(long written, long eventTime) {
        long zigzag = written >>> 1;
        return Verdicts.of(eventTime + ((zigzag >>> 1) ^ -(zigzag & 1)), (written & 1) == 1);
    }

    static void writePage(Page page, DataOutput out) throws IOException {
        VarInts.write(out, page.size);
        long before = 0;
        for (int i = 0; i < page.size; i++) {
            VarInts.writeSigned(out, page.firstTimes[i] - before);
            VarInts.write(out, page.chunks[i]);
            before = page.firstTimes[i];
        }
    }

    static Page readPage(DataInput in) throws IOException {
        int size = VarInts.readCount(in);
        Page page = new Page(size, 0);
        page.size = size;
        long before = 0;
        for (int i = 0; i < size; i++) {
            before += VarInts.readSigned(in);
            page.firstTimes[i] = before;
            page.chunks[i] = VarInts.readCount(in);
        }
        return page;
    }

    private static void writeDigests(Page page, DataOutput out) throws IOException {
        VarInts.write(out, page.columns.length);
        for (long[] column : page.columns) {
            for (int i = 0; i < page.size; i++) {
                VarInts.writeSigned(out, column[i]);
            }
        }
    }

    private static Page readDigests(Page page, DataInput in) throws IOException {
        page.columns = new long[VarInts.readCount(in)][page.size];
        for (long[] column : page.columns) {
            for (int i = 0; i < page.size; i++) {
                column[i] = VarInts.readSigned(in);
            }
        }
        return page;
    }
}
