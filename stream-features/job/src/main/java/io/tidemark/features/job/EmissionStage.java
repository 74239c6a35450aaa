package io.tidemark.features.job;

import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.TimeMode;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The last stage: emits every customer's vectors in the order in which the log holds the transactions.
 *
 * <p>Nothing is lost between the stages, so a missing predecessor always comes; a refused one comes as its place alone.
 */
final class EmissionStage extends KeyedProcessFunction<String, Event, FeatureRecord> {
    private static final long serialVersionUID = 1L;
    private final StagePlan plan;
    private transient ValueState<EmissionQueue> queues;
    private transient VectorAssembly assembly;
    private transient Counter waited;

    EmissionStage(StagePlan plan) {
        this.plan = plan;
    }

    @Override
    public void open(OpenContext context) {
        queues = getRuntimeContext().getState(new ValueStateDescriptor<>("order", Types.EMISSION_QUEUE));
        waited = getRuntimeContext().getMetricGroup().counter(Metrics.WAITED);
        assembly = new VectorAssembly(
                plan.catalogue(),
                plan.ordered() ? TimeMode.ORDERED : TimeMode.EAGER,
                plan.formats().open());
    }

    @Override
    public void processElement(Event event, Context context, Collector<FeatureRecord> out) throws Exception {
        EmissionQueue queue = queues.value() == null ? new EmissionQueue() : queues.value();
        boolean inTurn = queue.offer((TransactionEvent) event, next -> {
            if (!next.refused) {
                out.collect(assembly.assemble(next));
            }
        });
        if (!inTurn) {
            waited.inc();
        }
        queues.update(queue);
    }
}
