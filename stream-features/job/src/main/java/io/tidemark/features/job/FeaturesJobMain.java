package io.tidemark.features.job;

import io.tidemark.schemas.topics.Topic;
import io.tidemark.schemas.topics.TopicsAdmin;
import io.tidemark.settings.Layers;
import java.util.Locale;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Submits the job to a cluster: {@code flink run tidemark-features-job.jar features.properties}. */
public final class FeaturesJobMain {
    private static final Logger LOG = LoggerFactory.getLogger(FeaturesJobMain.class);

    private FeaturesJobMain() {}

    /**
     * Entry point.
     *
     * @param args the properties file with the keys of {@link FeaturesJobKeys}, and any {@code --set features.KEY=VALUE}
     */
    public static void main(String[] args) throws Exception {
        // The same texts and numbers wherever it runs.
        Locale.setDefault(Locale.ROOT);
        FeaturesJobConfig config = Layers.of(FeaturesJobKeys.ALL, System.getenv(), args)
                .read(FeaturesJobConfig::of, warning -> LOG.warn("{}", warning));
        try (Admin admin = Admin.create(config.connection().adminConfig())) {
            new TopicsAdmin(admin, config.connection())
                    .requirePresent(FeaturesJob.requiredTopics(config).toArray(new Topic<?>[0]));
        }
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        FeaturesJob.build(env, config);
        env.execute(FeaturesJob.NAME);
    }
}
