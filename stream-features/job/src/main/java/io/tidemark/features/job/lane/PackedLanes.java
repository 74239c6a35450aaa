package io.tidemark.features.job.lane;

import io.tidemark.features.algebra.VarInts;
import io.tidemark.features.job.event.TransactionEvent;
import io.tidemark.features.job.state.EmissionQueue;
import io.tidemark.features.job.state.EventSerializer;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ObjIntConsumer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** The lanes of one partition and one key group as they are kept: version, number of lanes, and lane by lane. */
final class PackedLanes {
    private static final int VERSION = 1;
    private static final int USUAL_BYTES = 64;

    private PackedLanes() {}

    /** @param queues by lane */
    static byte[] write(List<Integer> lanes, EmissionQueue[] queues) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(USUAL_BYTES);
        out.writeByte(VERSION);
        VarInts.write(out, lanes.size());
        for (int lane : lanes) {
            EmissionQueue queue = queues[lane];
            VarInts.write(out, lane);
            VarInts.write(out, queue.next());
            VarInts.write(out, queue.waiting().size());
            for (TransactionEvent event : queue.waiting().values()) {
                EventSerializer.INSTANCE.serialize(event, out);
            }
        }
        return out.getCopyOfBuffer();
    }

    /** Gives every lane and its queue. */
    static void read(byte[] packed, ObjIntConsumer<EmissionQueue> to) throws IOException {
        DataInputDeserializer in = new DataInputDeserializer(packed);
        int version = in.readByte();
        if (version != VERSION) {
            throw new IOException("Lanes of version " + version
                    + " are unknown; the checkpoint was written by a newer build, so resume with that one");
        }
        int lanes = VarInts.readCount(in);
        for (int i = 0; i < lanes; i++) {
            int lane = VarInts.readCount(in);
            long next = VarInts.read(in);
            int waits = VarInts.readCount(in);
            SortedMap<Long, TransactionEvent> waiting = new TreeMap<>();
            for (int j = 0; j < waits; j++) {
                TransactionEvent event = (TransactionEvent) EventSerializer.INSTANCE.deserialize(in);
                waiting.put(event.place, event);
            }
            to.accept(new EmissionQueue(next, waiting), lane);
        }
    }
}
