package io.tidemark.bench.peer;

import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.LabelEvent;
import io.tidemark.features.job.event.TransactionEvent;
import io.tidemark.features.job.event.WireFormats;
import io.tidemark.features.job.stage.StagePlan;
import io.tidemark.features.job.stage.VectorAssembly;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.Verdict;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Number and risk of a terminal's transactions, up to a week ago, by a scan of those of 37 days; makes the vector. */
final class ScanningTerminal extends KeyedProcessFunction<String, Event, FeatureRecord> {
    private static final long serialVersionUID = 1L;
    private static final long DELAY = Duration.ofDays(7).toMillis();

    private final StagePlan plan;
    private transient WireFormats.Open wire;
    private transient VectorAssembly assembly;
    private transient int first;
    private transient MapState<String, Tuple2<Long, Boolean>> events;

    ScanningTerminal(StagePlan plan) {
        this.plan = plan;
    }

    @Override
    public void open(OpenContext context) {
        wire = plan.formats().open();
        assembly = new VectorAssembly(plan, wire);
        first = plan.catalogue().featureNames().indexOf("TERMINAL_ID_NB_TX_1DAY_WINDOW");
        // Time and whether it was a fraud, by transaction id.
        events = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("events", Types.STRING, Types.TUPLE(Types.LONG, Types.BOOLEAN)));
    }

    @Override
    public void processElement(Event event, Context context, Collector<FeatureRecord> out) throws Exception {
        if (event instanceof LabelEvent label) {
            take(label.decoded(wire).label());
            return;
        }
        TransactionEvent transaction = (TransactionEvent) event;
        long now = transaction.time();
        long[] windows = ScanningCustomer.WINDOWS;
        long[] count = new long[windows.length];
        long[] frauds = new long[windows.length];
        for (Iterator<Map.Entry<String, Tuple2<Long, Boolean>>> all = events.iterator(); all.hasNext(); ) {
            Tuple2<Long, Boolean> one = all.next().getValue();
            long age = now - DELAY - one.f0;
            if (age >= windows[windows.length - 1]) {
                all.remove();
                continue;
            }
            for (int i = 0; i < windows.length; i++) {
                if (age >= 0 && age < windows[i]) {
                    count[i]++;
                    frauds[i] += one.f1 ? 1 : 0;
                }
            }
        }
        for (int i = 0; i < windows.length; i++) {
            transaction.values[first + 2 * i] = count[i];
            transaction.values[first + 2 * i + 1] = count[i] == 0 ? 0 : (double) frauds[i] / count[i];
        }
        events.put(transaction.transaction(wire).getTransactionId(), Tuple2.of(now, false));
        out.collect(assembly.assemble(transaction));
    }

    private void take(Label label) throws Exception {
        Tuple2<Long, Boolean> known = events.get(label.getTransactionId());
        if (known != null) {
            events.put(label.getTransactionId(), Tuple2.of(known.f0, label.getVerdict() == Verdict.FRAUD));
        }
    }
}
