package io.tidemark.local.flink;

import java.util.Map;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A job that the local cluster runs.
 *
 * @param name also of its settings and of its checkpoints' directory
 * @param build puts the job together from its settings
 */
record JobDefinition(String name, Builder build) {

    /** Puts a job together. */
    @FunctionalInterface
    interface Builder {
        void build(StreamExecutionEnvironment environment, Map<String, String> settings);
    }
}
