package io.tidemark.bench.windows;

import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple3;

/** The peer's incremental aggregate. */
final class CountAndSum
        implements AggregateFunction<Tuple3<String, Long, Long>, Tuple2<Long, Long>, Tuple2<Long, Long>> {

    private static final long serialVersionUID = 1L;

    @Override
    public Tuple2<Long, Long> createAccumulator() {
        return Tuple2.of(0L, 0L);
    }

    @Override
    public Tuple2<Long, Long> add(Tuple3<String, Long, Long> event, Tuple2<Long, Long> total) {
        total.f0 += 1;
        total.f1 += event.f2;
        return total;
    }

    @Override
    public Tuple2<Long, Long> getResult(Tuple2<Long, Long> total) {
        return total;
    }

    @Override
    public Tuple2<Long, Long> merge(Tuple2<Long, Long> one, Tuple2<Long, Long> other) {
        return Tuple2.of(one.f0 + other.f0, one.f1 + other.f1);
    }
}
