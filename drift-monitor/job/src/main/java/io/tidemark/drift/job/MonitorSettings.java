package io.tidemark.drift.job;

import io.tidemark.flink.DecidedOptions;
import io.tidemark.flink.JobOptions;
import java.time.Duration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** How Flink runs the monitor. */
final class MonitorSettings {
    private static final Duration WATERMARK_INTERVAL = Duration.ofMillis(100);

    private MonitorSettings() {}

    /**
     * Configures the environment as the job's keys, the cluster and our defaults decide, in this order.
     *
     * @return the parallelism that came of it
     */
    static int configure(StreamExecutionEnvironment env, MonitorJobConfig config) {
        DecidedOptions options = new JobOptions(MonitorJobKeys.USUAL_BUFFER_TIMEOUT, WATERMARK_INTERVAL, false)
                .decide(MonitorJob.NAME, env.getConfiguration(), config.flink(), config.partitions());
        env.configure(options.toConfiguration());
        return options.get(CoreOptions.DEFAULT_PARALLELISM);
    }
}
