package io.tidemark.bench.peer;

import io.tidemark.features.job.FeaturesJob;
import io.tidemark.features.job.FeaturesJobConfig;
import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.WireFormats;
import io.tidemark.features.job.log.Reading;
import io.tidemark.features.job.log.RegistryFormats;
import io.tidemark.features.job.log.Sinks;
import io.tidemark.features.job.stage.StagePlan;
import io.tidemark.features.job.stage.StageProbe;
import io.tidemark.features.job.state.Types;
import io.tidemark.log.topics.Topics;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The least that a job with keys can do: the features job's source, one shuffle by customer, a vector without values,
 * and its sink. Benchmarks measure the job against it; it is of no other use.
 */
public final class OneShuffleJob {

    private OneShuffleJob() {}

    /** Adds the job to the environment and configures it; labels are not read. */
    public static void build(StreamExecutionEnvironment env, FeaturesJobConfig config) {
        int parallelism = FeaturesJob.configure(env, config);
        WireFormats formats = new RegistryFormats(config.connection());
        StagePlan plan = FeaturesJob.plan(config, formats, StageProbe.NONE);
        new PlainSources(config, formats, parallelism)
                .of(env, Topics.TRANSACTIONS, Reading.Kind.TRANSACTIONS)
                .keyBy(Event::key)
                .process(IdleStage.customer(plan), Types.FEATURE_RECORD)
                .uid("customer")
                .name("customer")
                .sinkTo(new Sinks(config.connection()).features(formats))
                .uid("features")
                .name("features");
    }
}
