package io.tidemark.drift.job;

import io.tidemark.flink.JobArguments;
import io.tidemark.flink.JobProgram;
import io.tidemark.flink.JobTopics;
import io.tidemark.flink.SourceReaders;
import io.tidemark.log.topics.Topics;
import io.tidemark.settings.Layers;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Submits the monitor to a cluster: {@code flink run tidemark-monitor-job.jar monitor.properties}. */
public final class MonitorJobMain {
    private static final Logger LOG = LoggerFactory.getLogger(MonitorJobMain.class);

    private MonitorJobMain() {}

    /**
     * @param args a properties file with the keys of {@link MonitorJobKeys}, and any {@code --set monitor.KEY=VALUE}
     */
    public static void main(String[] args) throws Exception {
        new JobProgram(MonitorJob.NAME, MonitorJobMain::build).run(args);
    }

    private static void build(StreamExecutionEnvironment environment, String... args) {
        Layers layers = JobArguments.layers(MonitorJobKeys.ALL, System.getenv(), args);
        MonitorJobConfig config = layers.read(MonitorJobConfig::of, warning -> LOG.warn("{}", warning));
        Layers known = JobTopics.check(
                layers,
                MonitorJobKeys.PARTITIONS,
                config.connection(),
                MonitorJob.needs(),
                new SourceReaders(environment.getConfiguration(), config.flink(), Topics.SCORES, false));
        // What there is to warn of has been said.
        MonitorJob.build(environment, known.read(MonitorJobConfig::of, warning -> {}));
    }
}
