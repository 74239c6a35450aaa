package io.tidemark.bench.windows;

import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.streaming.api.functions.windowing.WindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/** Says for which key and time a result of the peer is. */
final class AtWindowEnd
        implements WindowFunction<Tuple2<Long, Long>, Tuple4<String, Long, Long, Long>, String, TimeWindow> {

    private static final long serialVersionUID = 1L;

    @Override
    public void apply(
            String key,
            TimeWindow window,
            Iterable<Tuple2<Long, Long>> totals,
            Collector<Tuple4<String, Long, Long, Long>> out) {
        for (Tuple2<Long, Long> total : totals) {
            out.collect(Tuple4.of(key, window.maxTimestamp(), total.f0, total.f1));
        }
    }
}
