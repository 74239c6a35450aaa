package io.tidemark.flink.log;

import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Lets dead letters out at the side and what sound records say on. */
public final class Intake<T> extends ProcessFunction<Read<T>, T> {
    /** Dead letters. */
    public static final OutputTag<Message> REFUSED = new OutputTag<>("refused", Message.TYPE);

    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(Read<T> read, Context context, Collector<T> out) {
        if (read instanceof Read.Sound<T> sound) {
            out.collect(sound.value());
        } else if (read instanceof Read.Refused<T> refused) {
            context.output(REFUSED, Message.withoutKey(refused.deadLetter()));
        }
    }
}
