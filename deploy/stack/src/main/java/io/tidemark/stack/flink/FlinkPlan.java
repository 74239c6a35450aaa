package io.tidemark.stack.flink;

import io.tidemark.log.kafka.Connection;
import io.tidemark.ops.OpsServer;
import io.tidemark.settings.Keys;
import io.tidemark.settings.Settings;
import io.tidemark.start.Operations;
import io.tidemark.start.ProcessPlan;
import io.tidemark.start.RunningProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the process {@code flink} is started. */
final class FlinkPlan implements ProcessPlan<FlinkSettings> {

    private final List<JobDefinition> definitions;

    /** @param definitions the jobs that it runs */
    FlinkPlan(List<JobDefinition> definitions) {
        this.definitions = definitions;
    }

    @Override
    public Keys keys() {
        return FlinkKeys.FILE;
    }

    @Override
    public FlinkSettings read(Settings settings) {
        return new FlinkSettings(settings);
    }

    @Override
    public Operations operations(FlinkSettings config) {
        return config.operations();
    }

    /** Its jobs wait for theirs. */
    @Override
    public Optional<Connection> connection(FlinkSettings config) {
        return Optional.empty();
    }

    @Override
    public RunningProcess start(FlinkSettings config, OpsServer ops) throws Exception {
        ops.scrapedToo(OpsReporterFactory::scrape);
        LocalCluster cluster = LocalCluster.start(config);
        List<RunningJob> jobs = new ArrayList<>();
        for (JobDefinition job : definitions) {
            jobs.add(cluster.submit(job));
        }
        return new RunningCluster(cluster, jobs);
    }
}
