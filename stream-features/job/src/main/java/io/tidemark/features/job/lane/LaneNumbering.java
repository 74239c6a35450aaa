package io.tidemark.features.job.lane;

import io.tidemark.features.job.event.Address;
import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.TransactionEvent;
import io.tidemark.features.job.event.WireFormats;
import io.tidemark.features.job.state.NumberingAge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Numbers transactions in the source's own chain, in the order of their partition, each lane for itself; see
 * {@link LaneQueues}, which puts them back into this order. It knows one number for each lane of a partition and
 * nothing of customers.
 *
 * <p>Every subtask keeps the numbers of all partitions that any had at the last restart, since nobody tells it which of
 * them it is going to read: whoever reads a partition has its largest numbers, and those count.
 */
public final class LaneNumbering extends ProcessFunction<Event, Event> implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    private final int usualLanes;
    private final WireFormats formats;
    private transient WireFormats.Open wire;
    private transient ListState<byte[]> saved;
    private transient NumberingAge age;
    private transient Map<Integer, LaneNumbers> partitions;
    private transient int lanes;

    /** That of the last event. */
    private transient LaneNumbers latest;

    /** @param keyGroups of the job, its maximum parallelism */
    public LaneNumbering(int keyGroups, WireFormats formats) {
        this.usualLanes = Lanes.count(keyGroups);
        this.formats = formats;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        age = NumberingAge.ofLanes(context.getOperatorStateStore());
        saved = context.getOperatorStateStore()
                .getUnionListState(
                        new ListStateDescriptor<>("lanes", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        partitions = new HashMap<>();
        lanes = usualLanes;
        for (byte[] packed : saved.get()) {
            LaneNumbers read = LaneNumbers.packed(packed);
            partitions.merge(read.partition(), read, LaneNumbers::latest);
            // A build that would make more or fewer of them goes on with those that are numbered.
            lanes = read.last().length;
        }
    }

    @Override
    public void open(OpenContext context) {
        wire = formats.open();
    }

    @Override
    public void processElement(Event element, Context context, Collector<Event> out) {
        TransactionEvent event = (TransactionEvent) element;
        int lane = Lanes.of(event.customer(), lanes);
        event.number(lane, numbers(event.unkeyedRecord().partition()).next(lane));
        event.address(Address.ofBucket(event.identity(wire).bucket()));
        out.collect(event);
    }

    private LaneNumbers numbers(int partition) {
        if (latest == null || latest.partition() != partition) {
            latest = partitions.computeIfAbsent(partition, fresh -> new LaneNumbers(fresh, lanes));
        }
        return latest;
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        List<byte[]> packed = new ArrayList<>();
        for (LaneNumbers numbers : partitions.values()) {
            packed.add(numbers.packed());
        }
        saved.update(packed);
        age.save();
    }
}
