package io.tidemark.features.job.lane;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;

/**
 * How far the lanes of all partitions were numbered, as the operator that numbers keeps it: each subtask gets what all
 * have written.
 */
public final class NumberedLanes {
    private final ListState<byte[]> saved;
    private final Map<Integer, LaneNumbers> partitions = new HashMap<>();

    private NumberedLanes(ListState<byte[]> saved) {
        this.saved = saved;
    }

    public static NumberedLanes restored(OperatorStateStore store) throws Exception {
        NumberedLanes lanes = new NumberedLanes(store.getUnionListState(
                new ListStateDescriptor<>("lanes", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)));
        for (byte[] packed : lanes.saved.get()) {
            LaneNumbers read = LaneNumbers.packed(packed);
            lanes.partitions.merge(read.partition(), read, LaneNumbers::latest);
        }
        return lanes;
    }

    Map<Integer, LaneNumbers> partitions() {
        return partitions;
    }

    /** Writes what this subtask knows. */
    void save() throws Exception {
        saved.update(packed(partitions.values()));
    }

    /**
     * Hands on what was numbered before, where nothing is numbered by lanes any more. One subtask does: if each did,
     * each would get so many copies at the next start, and write them all.
     */
    public void handOn(int subtask) throws Exception {
        saved.update(subtask == 0 ? packed(partitions.values()) : List.of());
    }

    private static List<byte[]> packed(Collection<LaneNumbers> numbered) throws IOException {
        List<byte[]> packed = new ArrayList<>();
        for (LaneNumbers numbers : numbered) {
            packed.add(numbers.packed());
        }
        return packed;
    }
}
