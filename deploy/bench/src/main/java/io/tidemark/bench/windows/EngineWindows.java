package io.tidemark.bench.windows;

import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.features.engine.EntityEngine;
import io.tidemark.features.engine.EntityState;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Our engine in an operator: the window up to each event. */
final class EngineWindows
        extends KeyedProcessFunction<String, Tuple3<String, Long, Long>, Tuple4<String, Long, Long, Long>> {

    private static final long serialVersionUID = 1L;
    private static final String CATALOGUE =
            """
            name: bench
            currency: EUR
            features:
              - {name: n, entity: customer, aggregate: count, window: 24h}
              - {name: s, entity: customer, aggregate: sum, window: 24h}
            """;

    private transient EntityEngine engine;
    private transient Map<String, EntityState> states;
    private transient double[] vector;

    @Override
    public void open(OpenContext context) {
        engine = new EntityEngine(CatalogueReader.read(CATALOGUE), "customer");
        states = new HashMap<>();
        vector = new double[2];
    }

    @Override
    public void processElement(
            Tuple3<String, Long, Long> event, Context context, Collector<Tuple4<String, Long, Long, Long>> out) {
        Transaction transaction = Transaction.newBuilder()
                .setTransactionId("t")
                .setEventTime(Instant.ofEpochMilli(event.f1))
                .setCustomerId(event.f0)
                .setTerminalId("t")
                .setAmount(new Money(event.f2, "EUR"))
                .build();
        engine.answer(states.computeIfAbsent(event.f0, key -> engine.newState()), transaction, vector);
        out.collect(Tuple4.of(event.f0, event.f1, (long) vector[0], Math.round(vector[1] * 100)));
    }
}
