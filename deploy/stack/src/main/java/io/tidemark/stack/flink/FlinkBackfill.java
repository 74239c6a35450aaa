package io.tidemark.stack.flink;

import io.tidemark.features.job.backfill.FeaturesJobBackfill;
import io.tidemark.features.job.backfill.FeaturesJobBackfillConfig;
import java.time.Duration;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Runs the features job in batch mode on a Flink of its own, in this process. */
public final class FlinkBackfill {
    private FlinkBackfill() {}

    /**
     * Returns when everything is written.
     *
     * @return how long it took
     */
    public static Duration run(FeaturesJobBackfillConfig config) throws Exception {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(
                config.parallelism(), Configuration.fromMap(FlinkSettings.doors()));
        FeaturesJobBackfill.build(environment, config);
        return Duration.ofMillis(environment.execute(FeaturesJobBackfill.NAME).getNetRuntime());
    }
}
