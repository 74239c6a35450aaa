package io.tidemark.stack.flink;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** A job that needs no server and ends when it is ended. */
final class EndlessJob {

    static final JobDefinition DEFINITION =
            new JobDefinition("endless", FlinkKeys.FEATURES, (environment, settings) -> build(environment));

    private EndlessJob() {}

    private static void build(StreamExecutionEnvironment environment) {
        environment
                .fromSequence(0, Long.MAX_VALUE)
                .map(number -> {
                    LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
                    return number;
                })
                .sinkTo(new DiscardingSink<>());
    }
}
