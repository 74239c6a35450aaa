package io.tidemark.bench.peer;

import io.tidemark.features.job.FeaturesJob;
import io.tidemark.features.job.FeaturesJobConfig;
import io.tidemark.features.job.stage.StageProbe;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The features job with stages that only hand events on: the same sources, records and sinks, the four shuffles of
 * ordered mode, of which eager mode spares one, and vectors without values. Benchmarks measure the work of the stages
 * against it; it is of no other use.
 */
public final class FeaturesJobPeer {

    private FeaturesJobPeer() {}

    /** Adds the job to the environment and configures it; labels must name customer, terminal and event time. */
    public static void build(StreamExecutionEnvironment env, FeaturesJobConfig config) {
        FeaturesJob.build(env, config, StageProbe.NONE, IdleStage::everywhere);
    }
}
