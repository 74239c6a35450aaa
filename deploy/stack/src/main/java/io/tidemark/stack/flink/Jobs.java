package io.tidemark.stack.flink;

import io.tidemark.drift.job.MonitorJob;
import io.tidemark.drift.job.MonitorJobConfig;
import io.tidemark.features.job.FeaturesJob;
import io.tidemark.features.job.FeaturesJobConfig;
import java.util.List;

/** The jobs of the local cluster. To add one, add it here. */
final class Jobs {

    static final List<JobDefinition> ALL = List.of(
            new JobDefinition(
                    "features",
                    FlinkKeys.FEATURES,
                    (environment, settings) -> FeaturesJob.build(environment, FeaturesJobConfig.from(settings))),
            new JobDefinition(
                    "monitor",
                    FlinkKeys.MONITOR,
                    (environment, settings) -> MonitorJob.build(environment, MonitorJobConfig.from(settings))));

    private Jobs() {}
}
