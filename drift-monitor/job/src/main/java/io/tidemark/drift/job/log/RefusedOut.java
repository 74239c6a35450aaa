package io.tidemark.drift.job.log;

import org.apache.flink.api.java.tuple.Tuple;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Lets dead letters, which stand in the last field of what a source read, out at the side. */
public final class RefusedOut<T extends Tuple> extends ProcessFunction<T, T> {
    private static final long serialVersionUID = 1L;
    private static final byte[] NO_KEY = {};

    @Override
    public void processElement(T read, Context context, Collector<T> out) {
        byte[] deadLetter = read.getField(read.getArity() - 1);
        if (deadLetter.length == 0) {
            out.collect(read);
        } else {
            context.output(MonitorTypes.REFUSED, Tuple2.of(NO_KEY, deadLetter));
        }
    }
}
