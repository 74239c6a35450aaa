package io.tidemark.features.job;

import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.WireFormats;
import io.tidemark.features.job.log.RegistryFormats;
import io.tidemark.features.job.log.Sinks;
import io.tidemark.features.job.rates.ConversionStage;
import io.tidemark.features.job.rates.RatesOfTheLog;
import io.tidemark.features.job.stage.FeaturesTopology;
import io.tidemark.features.job.stage.StagePlan;
import io.tidemark.features.job.stage.StageProbe;
import io.tidemark.features.job.stage.Stages;
import io.tidemark.log.cluster.LogNeeds;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.FeatureRecord;
import java.util.Optional;
import java.util.function.Function;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The features job: {@code transactions}, {@code labels} and, if a feature looks at them, {@code outcomes} and
 * {@code rates} in,
 * {@code features} and {@code dead-letters} out.
 *
 * <p>Vectors are written at least once and at once, never waiting for a checkpoint; each carries its transaction's
 * place in the log, by which whoever reads drops what it has seen. One customer's vectors come in the order of the
 * log, whatever happens between the stages.
 */
public final class FeaturesJob {
    /** What the job is called on Flink's page. */
    public static final String NAME = "features";

    private FeaturesJob() {}

    /** Adds the job to the environment and configures it; reads and writes nothing yet. */
    public static void build(StreamExecutionEnvironment env, FeaturesJobConfig config) {
        build(env, config, StageProbe.NONE, Stages::working);
    }

    /** The topics that must exist before the job starts. */
    public static LogNeeds needs(FeaturesJobConfig config) {
        LogNeeds needs =
                new LogNeeds("features").reads(Topics.TRANSACTIONS).writes(Topics.FEATURES, Topics.DEAD_LETTERS);
        LogNeeds labelled = config.time().labels() ? needs.reads(Topics.LABELS) : needs;
        LogNeeds told = config.catalogue().needsOutcomes() ? labelled.reads(Topics.OUTCOMES) : labelled;
        return config.catalogue().conversions().isEmpty() ? told : told.reads(Topics.RATES);
    }

    /**
     * Configures the environment as {@link #build} does, for who brings its own sources and sinks.
     *
     * @return the parallelism that came of it
     */
    public static int configure(StreamExecutionEnvironment env, FeaturesJobConfig config) {
        return FlinkSettings.configure(env, config);
    }

    /** What the stages are built from in this job, whatever writes its records. */
    public static StagePlan plan(FeaturesJobConfig config, WireFormats formats, StageProbe probe) {
        return new StagePlan(
                config.catalogue(),
                config.ordered(),
                config.time().labelHorizon(),
                config.connection().topic(Topics.TRANSACTIONS),
                config.connection().topic(Topics.LABELS),
                config.connection().topic(Topics.OUTCOMES),
                formats,
                FeaturesJobState.TYPES,
                probe);
    }

    /**
     * Adds the job with other stages in the places of its own, or with somebody who looks on: for measuring what the
     * stages cost.
     *
     * @param stages makes them from the plan
     */
    public static void build(
            StreamExecutionEnvironment env,
            FeaturesJobConfig config,
            StageProbe probe,
            Function<StagePlan, Stages> stages) {
        int parallelism = configure(env, config);
        WireFormats formats = new RegistryFormats(config.connection());
        Sources sources = new Sources(config, formats, parallelism);
        DataStream<Event> transactions = ConversionStage.of(
                sources.transactions(env), config.catalogue(), new RatesOfTheLog(config.connection()), formats);
        Optional<DataStream<Event>> labels =
                config.time().labels() ? Optional.of(sources.labels(env)) : Optional.empty();
        Optional<DataStream<Event>> outcomes =
                config.catalogue().needsOutcomes() ? Optional.of(sources.outcomes(env)) : Optional.empty();
        StagePlan plan = plan(config, formats, probe);
        FeaturesTopology.Streams streams = FeaturesTopology.build(
                new FeaturesTopology.Inputs(transactions, labels, outcomes), plan, stages.apply(plan));
        Sinks sinks = new Sinks(config.connection());
        DataStream<FeatureRecord> features = streams.features();
        features.sinkTo(sinks.features(formats)).uid("features").name("features");
        streams.refused()
                .sinkTo(sinks.deadLetters(formats))
                .uid("dead-letters")
                .name("dead-letters")
                .setParallelism(1);
    }
}
