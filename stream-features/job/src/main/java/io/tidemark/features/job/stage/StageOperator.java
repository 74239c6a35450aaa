package io.tidemark.features.job.stage;

import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.lane.LaneQueues;
import io.tidemark.features.job.state.WriteBack;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;

/**
 * Runs a stage as Flink's own operator does, and sees to what the stage holds of its keys, see {@link WriteBack}: only
 * on RocksDB, which would read and write it as bytes with every event, and written before each snapshot. Heap state is
 * objects as it is; a job of Flink's batch mode meets each key once and can go back to none. What it holds of lanes is
 * held and written likewise, on any backend.
 */
final class StageOperator<T> extends KeyedProcessOperator<String, Event, T> {
    private static final long serialVersionUID = 1L;
    private static final String KEEPS_BYTES = "rocksdb";

    /** All stages together take so large a part of the process's heap, if all of their subtasks are in one. */
    private static final int HEAP_SHARE = 4;

    private final int stages;
    private final long bytes;
    private transient WriteBack kept;
    private transient LaneQueues lanes;

    private StageOperator(KeyedProcessFunction<String, Event, T> stage, int stages, long bytes) {
        super(stage);
        this.stages = stages;
        this.bytes = bytes;
    }

    /** @param stages that share the heap, this one among them */
    static <T> StageOperator<T> oneOf(int stages, KeyedProcessFunction<String, Event, T> stage) {
        return new StageOperator<>(stage, stages, 0);
    }

    /** @param bytes that what is held may take, roughly; above 0 */
    static <T> StageOperator<T> within(long bytes, KeyedProcessFunction<String, Event, T> stage) {
        return new StageOperator<>(stage, 1, bytes);
    }

    @Override
    public void open() throws Exception {
        super.open();
        if (userFunction instanceof KeepingStage stage) {
            if (getKeyedStateBackend().getBackendTypeIdentifier().equals(KEEPS_BYTES)) {
                kept = stage.kept();
                kept.hold(new CurrentKey(), bytes > 0 ? bytes : shareOfHeap());
            }
            lanes = stage.lanes().orElse(null);
            if (lanes != null) {
                lanes.restore(new CurrentKey());
            }
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        if (kept != null) {
            kept.flush();
        }
        if (lanes != null) {
            lanes.save();
        }
        super.snapshotState(context);
    }

    private long shareOfHeap() {
        int subtasks = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
        return share(Runtime.getRuntime().maxMemory(), stages, subtasks);
    }

    /** What one subtask of one stage may take, in bytes. */
    static long share(long heap, int stages, int subtasks) {
        return heap / HEAP_SHARE / stages / subtasks;
    }

    private final class CurrentKey implements WriteBack.Keys {
        @Override
        public String current() {
            return (String) getCurrentKey();
        }

        @Override
        public void select(String key) {
            setCurrentKey(key);
        }
    }
}
