package io.tidemark.features.job;

import io.tidemark.schemas.topics.Topic;
import io.tidemark.schemas.topics.TopicsAdmin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;

/** Submits the job to a cluster: {@code flink run tidemark-features-job.jar features.properties}. */
public final class FeaturesJobMain {
    private FeaturesJobMain() {}

    public static void main(String[] args) throws Exception {
        if (args.length != 1) {
            throw new IllegalArgumentException("Give one argument: the path of a properties file");
        }
        FeaturesJobConfig config = FeaturesJobConfig.from(read(Path.of(args[0])));
        try (Admin admin = Admin.create(config.connection().clientConfig())) {
            new TopicsAdmin(admin, config.connection())
                    .requirePresent(FeaturesJob.requiredTopics(config).toArray(new Topic<?>[0]));
        }
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        FeaturesJob.build(env, config);
        env.execute(FeaturesJob.NAME);
    }

    private static Map<String, String> read(Path file) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        }
        Map<String, String> map = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> map.put(name, properties.getProperty(name)));
        return map;
    }
}
