package io.tidemark.features.job.lane;

import io.tidemark.features.job.event.TransactionEvent;
import io.tidemark.features.job.state.EmissionQueue;
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
 * whoever waits in it, which are no more than are on their way between the stages.
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

    /** The lanes of one partition. */
    private static final class Partition {
        private final int number;
        private EmissionQueue[] queues = {};

        /** Key groups whose lanes were changed since they were written. */
        private final BitSet changed = new BitSet();

        private Partition(int number) {
            this.number = number;
        }

        private EmissionQueue queue(int lane) {
            if (lane >= queues.length) {
                queues = Arrays.copyOf(queues, Math.max(lane + 1, 2 * queues.length));
            }
            if (queues[lane] == null) {
                queues[lane] = new EmissionQueue();
            }
            return queues[lane];
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
                PackedLanes.read(entry.getValue(), (queue, lane) -> {
                    partition.queue(lane);
                    partition.queues[lane] = queue;
                });
            }
        }
    }

    /**
     * The events whose turn it is now, of this one and those that waited for it; none if it has to wait itself. They
     * are of any customers of the lane.
     */
    public List<TransactionEvent> offer(TransactionEvent event) {
        int group = Lanes.keyGroup(event.lane(), keyGroups);
        if (group != KeyGroupRangeAssignment.assignToKeyGroup(event.customer(), keyGroups)) {
            throw new IllegalStateException("customer " + event.customer() + " of lane " + event.lane()
                    + " does not belong to key group " + group + " of " + keyGroups
                    + "; the sources numbered for another"
                    + " maximum.parallelism, so restore a savepoint that was taken with this one");
        }
        Partition partition = partition(event.unkeyedRecord().partition());
        partition.changed.set(group);
        return partition.queue(event.lane()).offer(event);
    }

    /** Whether an event waits that was offered last. */
    public boolean holds(TransactionEvent event) {
        return latest.queue(event.lane()).holds(event.place);
    }

    private Partition partition(int number) {
        if (latest == null || latest.number != number) {
            latest = partitions.computeIfAbsent(number, Partition::new);
        }
        return latest;
    }

    /** Makes the customer of an event the current key: that of the event that it waited for was another's, perhaps. */
    public void turnTo(TransactionEvent event) {
        select.select(event.customer());
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
        for (int lane = group; lane < partition.queues.length; lane += keyGroups) {
            if (partition.queues[lane] != null) {
                lanes.add(lane);
            }
        }
        return PackedLanes.write(lanes, partition.queues);
    }
}
