package io.tidemark.drift.job;

import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/** Says of which model and which window the counts are. */
final class NameWindow
        extends ProcessWindowFunction<long[], Tuple4<String, Long, Long, long[]>, Tuple2<String, Integer>, TimeWindow> {
    private static final long serialVersionUID = 1L;

    @Override
    public void process(
            Tuple2<String, Integer> key,
            Context context,
            Iterable<long[]> counts,
            Collector<Tuple4<String, Long, Long, long[]>> out) {
        TimeWindow window = context.window();
        counts.forEach(each -> out.collect(Tuple4.of(key.f0, window.getStart(), window.getEnd(), each)));
    }
}
