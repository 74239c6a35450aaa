package io.tidemark.features.job.stage;

import io.tidemark.features.job.event.Address;
import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.TransactionEvent;
import io.tidemark.features.job.event.WireFormats;
import io.tidemark.features.job.lane.NumberedLanes;
import io.tidemark.features.job.state.KeptValue;
import io.tidemark.features.job.state.NumberingAge;
import io.tidemark.features.job.state.WriteBack;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The first stage of ordered mode: numbers each customer's events as they arrive, which is the order of the log, and
 * never holds one back. Its state is one number per customer, kept for ever, so that {@link CustomerStage} can always
 * tell who is next. In eager mode {@link io.tidemark.features.job.lane.LaneNumbering} stands in its place: events wait
 * for those of other customers there, which in ordered mode would be all of the time by which the log is out of order.
 */
final class NumberingStage extends KeyedProcessFunction<String, Event, Event>
        implements KeepingStage, CheckpointedFunction {
    private static final long serialVersionUID = 1L;
    private static final int NUMBER_BYTES = 512;

    private final StagePlan plan;
    private transient WriteBack kept;
    private transient KeptValue<Long> numbered;
    private transient NumberingAge age;

    /** Of the times of eager mode, which may come again. */
    private transient NumberedLanes lanes;

    private transient WireFormats.Open wire;

    NumberingStage(StagePlan plan) {
        this.plan = plan;
    }

    @Override
    public void open(OpenContext context) {
        kept = new WriteBack(NUMBER_BYTES);
        numbered = kept.value(getRuntimeContext().getState(new ValueStateDescriptor<>("numbered", Types.LONG)));
        wire = plan.formats().open();
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        age = NumberingAge.ofCustomers(context.getOperatorStateStore());
        lanes = NumberedLanes.restored(context.getOperatorStateStore());
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        age.save();
        lanes.handOn(getRuntimeContext().getTaskInfo().getIndexOfThisSubtask());
    }

    @Override
    public WriteBack kept() {
        return kept;
    }

    @Override
    public void processElement(Event element, Context context, Collector<Event> out) throws Exception {
        TransactionEvent event = (TransactionEvent) element;
        event.place = age.after(numbered.value());
        numbered.update(event.place);
        event.address(Address.ofBucket(event.identity(wire).bucket()));
        out.collect(event);
    }
}
