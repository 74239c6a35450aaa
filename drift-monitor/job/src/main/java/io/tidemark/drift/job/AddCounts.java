package io.tidemark.drift.job;

import org.apache.flink.api.common.functions.ReduceFunction;
import org.apache.flink.api.java.tuple.Tuple4;

/** Adds the parts of a window that were counted apart. */
final class AddCounts implements ReduceFunction<Tuple4<String, Long, Long, long[]>> {
    private static final long serialVersionUID = 1L;

    @Override
    public Tuple4<String, Long, Long, long[]> reduce(
            Tuple4<String, Long, Long, long[]> a, Tuple4<String, Long, Long, long[]> b) {
        return Tuple4.of(a.f0, a.f1, a.f2, sum(a.f3, b.f3));
    }

    static long[] sum(long[] a, long[] b) {
        if (a.length == 0) {
            return b;
        }
        long[] sum = a.clone();
        for (int i = 0; i < b.length; i++) {
            sum[i] += b[i];
        }
        return sum;
    }
}
