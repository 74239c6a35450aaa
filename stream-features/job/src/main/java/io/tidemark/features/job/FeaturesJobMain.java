package io.tidemark.features.job;

import io.tidemark.flink.JobArguments;
import io.tidemark.flink.JobProgram;
import io.tidemark.flink.JobTopics;
import io.tidemark.flink.SourceReaders;
import io.tidemark.log.topics.Topics;
import io.tidemark.settings.Layers;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Submits the features job to a cluster: {@code flink run tidemark-features-job.jar features.properties}. */
public final class FeaturesJobMain {
    private static final Logger LOG = LoggerFactory.getLogger(FeaturesJobMain.class);

    private FeaturesJobMain() {}

    /**
     * @param args a properties file with the keys of {@link FeaturesJobKeys}, and any {@code --set features.KEY=VALUE}
     */
    public static void main(String[] args) throws Exception {
        new JobProgram(FeaturesJob.NAME, FeaturesJobMain::build).run(args);
    }

    private static void build(StreamExecutionEnvironment environment, String... args) {
        Layers layers = JobArguments.layers(FeaturesJobKeys.ALL, System.getenv(), args);
        FeaturesJobConfig config = layers.read(FeaturesJobConfig::of, warning -> LOG.warn("{}", warning));
        Layers known = JobTopics.check(
                layers,
                FeaturesJobKeys.PARTITIONS,
                config.connection(),
                FeaturesJob.needs(config),
                new SourceReaders(
                        environment.getConfiguration(), config.flink(), Topics.TRANSACTIONS, config.ordered()));
        // What there is to warn of has been said.
        FeaturesJob.build(environment, known.read(FeaturesJobConfig::of, warning -> {}));
    }
}
