package io.tidemark.features.job;

import java.util.HashMap;
import java.util.Map;

/** Configurations for tests that reach no server. */
public final class TestConfig {
    private TestConfig() {}

    public static FeaturesJobConfig of(Map<String, String> properties) {
        Map<String, String> all =
                new HashMap<>(Map.of("bootstrap.servers", "localhost:1", "schema.registry.url", "http://localhost:1"));
        all.putAll(properties);
        return FeaturesJobConfig.from(all);
    }
}
