package io.tidemark.flink.log;

import java.io.Serializable;
import java.time.Duration;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/** The event time of what a record says, epoch milliseconds. */
public interface EventTime<T> extends ToLongFunction<T>, Serializable {

    /**
     * Event time by partition.
     *
     * @param disorder how far behind the newest an event may be
     * @param idleness after how long without a record a partition holds the others back no more
     */
    default WatermarkStrategy<Read<T>> behind(Duration disorder, Duration idleness) {
        return WatermarkStrategy.<Read<T>>forBoundedOutOfOrderness(disorder)
                .withTimestampAssigner((read, ignored) -> read.time(this))
                .withIdleness(idleness);
    }
}
