package io.tidemark.bench.peer;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.engine.EventFeatures;
import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.TransactionEvent;
import io.tidemark.features.job.event.WireFormats;
import io.tidemark.features.job.stage.StagePlan;
import io.tidemark.schemas.Transaction;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Number and mean amount of a customer's transactions by a scan of those of thirty days. */
final class ScanningCustomer extends KeyedProcessFunction<String, Event, Event> {
    private static final long serialVersionUID = 1L;
    static final long[] WINDOWS = {
        Duration.ofDays(1).toMillis(),
        Duration.ofDays(7).toMillis(),
        Duration.ofDays(30).toMillis()
    };
    private static final double CENTS = 100;

    private final StagePlan plan;
    private transient WireFormats.Open wire;
    private transient EventFeatures ofEvent;
    private transient int width;
    private transient int first;
    private transient MapState<String, Tuple2<Long, Long>> events;

    ScanningCustomer(StagePlan plan) {
        this.plan = plan;
    }

    @Override
    public void open(OpenContext context) {
        Catalogue catalogue = plan.catalogue();
        wire = plan.formats().open();
        ofEvent = new EventFeatures(catalogue);
        List<String> names = catalogue.featureNames();
        width = names.size();
        first = names.indexOf("CUSTOMER_ID_NB_TX_1DAY_WINDOW");
        // Time and cents by transaction id.
        events = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("events", Types.STRING, Types.TUPLE(Types.LONG, Types.LONG)));
    }

    @Override
    public void processElement(Event event, Context context, Collector<Event> out) throws Exception {
        TransactionEvent transaction = (TransactionEvent) event;
        Transaction content = transaction.transaction(wire);
        transaction.begin(width, plan.catalogue().entities().size());
        ofEvent.fill(content, true, transaction.values);
        long now = transaction.time();
        events.put(
                content.getTransactionId(), Tuple2.of(now, content.getAmount().getMinorUnits()));
        long[] count = new long[WINDOWS.length];
        long[] cents = new long[WINDOWS.length];
        for (Iterator<Map.Entry<String, Tuple2<Long, Long>>> all = events.iterator(); all.hasNext(); ) {
            Tuple2<Long, Long> one = all.next().getValue();
            long age = now - one.f0;
            if (age >= WINDOWS[WINDOWS.length - 1]) {
                all.remove();
                continue;
            }
            for (int i = 0; i < WINDOWS.length; i++) {
                if (age >= 0 && age < WINDOWS[i]) {
                    count[i]++;
                    cents[i] += one.f1;
                }
            }
        }
        for (int i = 0; i < WINDOWS.length; i++) {
            transaction.values[first + 2 * i] = count[i];
            transaction.values[first + 2 * i + 1] = cents[i] / (count[i] * CENTS);
        }
        transaction.address(content.getTerminalId());
        out.collect(transaction);
    }
}
