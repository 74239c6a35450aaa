package io.tidemark.features.job.lane;

import io.tidemark.features.algebra.VarInts;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * How many transactions of each lane of one partition were numbered.
 *
 * @param last by lane, the number given last; 0 before the first
 */
// Never compared; its owner counts in it.
@SuppressWarnings("ArrayRecordComponent")
record LaneNumbers(int partition, long[] last) {
    private static final int VERSION = 1;

    LaneNumbers(int partition, int lanes) {
        this(partition, new long[lanes]);
    }

    long next(int lane) {
        return ++last[lane];
    }

    /** Numbers are never taken back, so of two states of one partition the larger numbers are the later ones. */
    LaneNumbers latest(LaneNumbers other) {
        if (other.last.length != last.length) {
            throw new IllegalStateException("partition " + partition + " was numbered in " + last.length
                    + " lanes and in " + other.last.length
                    + "; restore a savepoint of one job with one maximum.parallelism");
        }
        for (int lane = 0; lane < last.length; lane++) {
            last[lane] = Math.max(last[lane], other.last[lane]);
        }
        return this;
    }

    byte[] packed() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(2 * last.length);
        out.writeByte(VERSION);
        VarInts.write(out, partition);
        VarInts.write(out, last.length);
        for (long number : last) {
            VarInts.write(out, number);
        }
        return out.getCopyOfBuffer();
    }

    static LaneNumbers packed(byte[] packed) throws IOException {
        DataInputDeserializer in = new DataInputDeserializer(packed);
        int version = in.readByte();
        if (version != VERSION) {
            throw new IOException("Numbers of lanes of version " + version
                    + " are unknown; the checkpoint was written by a newer build, so resume with that one");
        }
        int partition = VarInts.readCount(in);
        long[] last = new long[VarInts.readCount(in)];
        for (int lane = 0; lane < last.length; lane++) {
            last[lane] = VarInts.read(in);
        }
        return new LaneNumbers(partition, last);
    }
}
