package io.tidemark.drift.job;

import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.api.java.tuple.Tuple4;

/** Raises the counts that each event names. */
final class CountSlots implements AggregateFunction<Tuple4<String, Integer, Integer, int[]>, long[], long[]> {
    private static final long serialVersionUID = 1L;

    @Override
    public long[] createAccumulator() {
        return new long[0];
    }

    @Override
    public long[] add(Tuple4<String, Integer, Integer, int[]> event, long[] counts) {
        long[] target = counts.length == 0 ? new long[event.f2] : counts;
        for (int slot : event.f3) {
            target[slot]++;
        }
        return target;
    }

    @Override
    public long[] getResult(long[] counts) {
        return counts;
    }

    @Override
    public long[] merge(long[] a, long[] b) {
        return AddCounts.sum(a, b);
    }
}
