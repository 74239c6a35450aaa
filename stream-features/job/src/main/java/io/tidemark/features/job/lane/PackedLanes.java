package io.tidemark.features.job.lane;

import io.tidemark.features.algebra.VarInts;
import io.tidemark.features.job.event.TransactionEvent;
import io.tidemark.features.job.state.EventSerializer;
import java.io.IOException;
import java.util.List;
import java.util.function.ObjIntConsumer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** The lanes of one partition and one key group as they are kept: version, number of lanes, and lane by lane. */
final class PackedLanes {
    private static final int VERSION = 1;
    private static final int USUAL_BYTES = 64;

    private PackedLanes() {}

    /** @param all by their numbers */
    static byte[] write(List<Integer> numbers, Lane[] all) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(USUAL_BYTES);
        out.writeByte(VERSION);
        VarInts.write(out, numbers.size());
        for (int number : numbers) {
            TransactionEvent[] waiting = all[number].waiting();
            VarInts.write(out, number);
            VarInts.write(out, all[number].next());
            VarInts.write(out, waiting.length);
            for (TransactionEvent event : waiting) {
                EventSerializer.INSTANCE.serialize(event, out);
            }
        }
        return out.getCopyOfBuffer();
    }

    /** Gives every lane and its number. */
    static void read(byte[] packed, ObjIntConsumer<Lane> to) throws IOException {
        DataInputDeserializer in = new DataInputDeserializer(packed);
        int version = in.readByte();
        if (version != VERSION) {
            throw new IOException("Lanes of version " + version
                    + " are unknown; the checkpoint was written by a newer build, so resume with that one");
        }
        int lanes = VarInts.readCount(in);
        for (int i = 0; i < lanes; i++) {
            int number = VarInts.readCount(in);
            Lane lane = new Lane(VarInts.read(in));
            int waiting = VarInts.readCount(in);
            for (int j = 0; j < waiting; j++) {
                lane.keep((TransactionEvent) EventSerializer.INSTANCE.deserialize(in));
            }
            to.accept(lane, number);
        }
    }
}
