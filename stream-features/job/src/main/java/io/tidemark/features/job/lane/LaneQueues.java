package io.tidemark.features.job.lane;

import io.tidemark.features.job.event.TransactionEvent;
import io.tidemark.features.job.state.WriteBack;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/**
 * Puts transactions back into the order of their partition, lane by lane, whichever way they came through the stages:
 * nothing is lost between them, so the predecessor of whoever waits always comes.
 *
 * <p>What is known of the lanes is held in memory, and written before each snapshot under a key of each key group, by
 * the number of the partition; so it goes where the customers of the key group go. Of a lane that is one number, and
 * whoever waits in it. Those who wait are few while all subtasks keep up; while one stands still they grow to what the
 * others deliver until its channels are full.
 */
public final class LaneQueues {
    private final int keyGroups;
    private final KeyGroupRange own;
    private final MapState<Integer, byte[]> saved;
    private final Map<Integer, Partition> partitions = new HashMap<>();
    private String[] keys;
    private WriteBack.Keys select;

    /** That of the last event. */
    private Partition latest;

    /** Likewise. */
    private Lane current;

    /** The lanes of one partition. */
    private static final class Partition {
        private final int number;
        private Lane[] lanes = {};

        /** Key groups whose lanes were changed since they were written. */
        private final BitSet changed = new BitSet();

        private Partition(int number) {
            this.number = number;
        }

        private Lane lane(int lane) {
            if (lane >= lanes.length || lanes[lane] == null) {
                put(lane, new Lane());
            }
            return lanes[lane];
        }

        private void put(int lane, Lane known) {
            if (lane >= lanes.length) {
                lanes = Arrays.copyOf(lanes, Math.max(lane + 1, 2 * lanes.length));
            }
            lanes[lane] = known;
        }
    }

    public LaneQueues(RuntimeContext runtime) {
        keyGroups = runtime.getTaskInfo().getMaxNumberOfParallelSubtasks();
        own = KeyGroupRangeAssignment.computeKeyGroupRangeForOperatorIndex(
                keyGroups,
                runtime.getTaskInfo().getNumberOfParallelSubtasks(),
                runtime.getTaskInfo().getIndexOfThisSubtask());
        saved = runtime.getMapState(
                new MapStateDescriptor<>("lanes", Types.INT, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    }

    /** Takes up what was written of the lanes of its key groups; to be called before the first event. */
    public void restore(WriteBack.Keys of) throws Exception {
        select = of;
        keys = Lanes.keys(keyGroups);
        for (int group : own) {
            select.select(keys[group]);
            for (Map.Entry<Integer, byte[]> entry : saved.entries()) {
                Partition partition = partition(entry.getKey());
                PackedLanes.read(entry.getValue(), (lane, number) -> partition.put(number, lane));
            }
        }
    }

    /** Whether it is the turn of an event; if not, it waits for its predecessor, see {@link #following}. */
    public boolean offer(TransactionEvent event) {
        int group = Lanes.keyGroup(event.lane(), keyGroups);
        if (group != KeyGroupRangeAssignment.assignToKeyGroup(event.customer(), keyGroups)) {
            throw new IllegalStateException("customer " + event.customer() + " of lane " + event.lane()
                    + " does not belong to key group " + group + " of " + keyGroups
                    + "; the sources numbered for another"
                    + " maximum.parallelism, so restore a savepoint that was taken with this one");
        }
        Partition partition = partition(event.unkeyedRecord().partition());
        partition.changed.set(group);
        current = partition.lane(event.lane());
        return current.offer(event);
    }

    /**
     * The event that waited for the one that was offered or given last and has its turn now; null if there is none. Its
     * customer, who may be another, is the current key then.
     */
    public TransactionEvent following() {
        TransactionEvent event = current.following();
        if (event != null) {
            select.select(event.customer());
        }
        return event;
    }

    private Partition partition(int number) {
        if (latest == null || latest.number != number) {
            latest = partitions.computeIfAbsent(number, Partition::new);
        }
        return latest;
    }

    /** Writes what was changed; another key is the current one then. */
    public void save() throws Exception {
        for (Partition partition : partitions.values()) {
            for (int group = partition.changed.nextSetBit(0);
                    group >= 0;
                    group = partition.changed.nextSetBit(group + 1)) {
                select.select(keys[group]);
                saved.put(partition.number, packed(partition, group));
            }
            partition.changed.clear();
        }
    }

    private byte[] packed(Partition partition, int group) throws IOException {
        List<Integer> lanes = new ArrayList<>();
        for (int lane = group; lane < partition.lanes.length; lane += keyGroups) {
            if (partition.lanes[lane] != null) {
                lanes.add(lane);
            }
        }
        return PackedLanes.write(lanes, partition.lanes);
    }
}
