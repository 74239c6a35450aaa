package io.tidemark.stack.flink;

import io.tidemark.settings.Family;
import java.util.Map;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A job that the local cluster runs.
 *
 * @param name also of its checkpoints' directory
 * @param keys where its settings stand
 * @param build puts the job together from its settings
 */
record JobDefinition(String name, Family keys, Builder build) {

    /** Puts a job together. */
    @FunctionalInterface
    interface Builder {
        void build(StreamExecutionEnvironment environment, Map<String, String> settings);
    }
}
