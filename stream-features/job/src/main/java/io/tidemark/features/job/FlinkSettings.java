package io.tidemark.features.job;

import io.tidemark.flink.DecidedOptions;
import io.tidemark.flink.JobOptions;
import java.time.Duration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** How Flink runs the job. */
final class FlinkSettings {
    private static final Duration WATERMARK_INTERVAL = Duration.ofMillis(10);

    private FlinkSettings() {}

    /**
     * Configures the environment as the job's keys, the cluster and our defaults decide, in this order.
     *
     * @return the parallelism that came of it
     */
    static int configure(StreamExecutionEnvironment env, FeaturesJobConfig config) {
        Duration watermarks = config.ordered() ? WATERMARK_INTERVAL : Duration.ZERO;
        // Events are handed from operator to operator and changed by one at a time only, so objects may be handed over.
        DecidedOptions options = new JobOptions(FeaturesJobKeys.USUAL_BUFFER_TIMEOUT, watermarks, true)
                .decide(FeaturesJob.NAME, env.getConfiguration(), config.flink(), config.partitions());
        env.configure(options.toConfiguration());
        return options.get(CoreOptions.DEFAULT_PARALLELISM);
    }
}
