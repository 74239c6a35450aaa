package io.tidemark.features.job.lane;

import io.tidemark.features.job.event.Address;
import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.TransactionEvent;
import io.tidemark.features.job.event.WireFormats;
import io.tidemark.features.job.state.NumberingAge;
import org.apache.flink.api.common.functions.OpenContext;
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
    private transient NumberedLanes numbered;
    private transient NumberingAge age;
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
        numbered = NumberedLanes.restored(context.getOperatorStateStore());
        // A build that would make more or fewer of them goes on with those that are numbered.
        lanes = numbered.partitions().values().stream()
                .mapToInt(numbers -> numbers.last().length)
                .findAny()
                .orElse(usualLanes);
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
            latest = numbered.partitions().computeIfAbsent(partition, fresh -> new LaneNumbers(fresh, lanes));
        }
        return latest;
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        numbered.save();
        age.save();
    }
}
