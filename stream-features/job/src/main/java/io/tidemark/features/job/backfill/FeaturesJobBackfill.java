package io.tidemark.features.job.backfill;

import io.tidemark.features.catalogue.field.NumberCheck;
import io.tidemark.features.job.FeaturesJobState;
import io.tidemark.features.job.backfill.FeaturesJobBackfillConfig.Directory;
import io.tidemark.features.job.backfill.FeaturesJobBackfillConfig.Files;
import io.tidemark.features.job.backfill.FeaturesJobBackfillConfig.Log;
import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.WireFormats;
import io.tidemark.features.job.log.RegistryFormats;
import io.tidemark.features.job.log.Sinks;
import io.tidemark.features.job.rates.ConversionStage;
import io.tidemark.features.job.rates.RateSource;
import io.tidemark.features.job.rates.RatesOfTheLog;
import io.tidemark.features.job.stage.FeaturesTopology;
import io.tidemark.features.job.stage.StagePlan;
import io.tidemark.features.job.stage.StageProbe;
import io.tidemark.features.job.stage.Stages;
import io.tidemark.log.topics.Topics;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The stages of the features job over a feed that ends, in Flink's batch mode: vectors equal those of the live job in
 * ordered mode bit for bit.
 *
 * <p>Batch mode hands each stage one key after the other, lets no timer ring before the key's last event, and keeps the
 * state of one key at a time; events that wait for the watermark then come out in the order of event time, as they do
 * live.
 */
public final class FeaturesJobBackfill {
    /** What the job is called on Flink's page. */
    public static final String NAME = "features-backfill";

    /** More than any partition or file holds. */
    private static final long PARTITION = 1L << 44;

    private FeaturesJobBackfill() {}

    /** Adds the job to the environment and configures it; reads and writes nothing yet. */
    public static void build(StreamExecutionEnvironment env, FeaturesJobBackfillConfig config) {
        env.configure(BatchSettings.of(config.parallelism()));
        boolean labels = config.catalogue().needsLabels();
        boolean outcomes = config.catalogue().needsOutcomes();
        if (config.input() instanceof Log log) {
            WireFormats formats = new RegistryFormats(log.connection());
            BoundedLog source = new BoundedLog(config, log.connection(), formats);
            StagePlan plan = plan(
                    config,
                    formats,
                    log.connection().topic(Topics.TRANSACTIONS),
                    log.connection().topic(Topics.LABELS),
                    log.connection().topic(Topics.OUTCOMES));
            write(
                    config,
                    new FeaturesTopology.Inputs(
                            converted(config, source.transactions(env), new RatesOfTheLog(log.connection()), formats),
                            when(labels, () -> source.labels(env)),
                            when(outcomes, () -> source.outcomes(env))),
                    plan);
        } else if (config.input() instanceof Files files) {
            FileFeed feed =
                    new FileFeed(files, new NumberCheck(config.catalogue().numbers()));
            StagePlan plan =
                    plan(config, new PlainFormats(), FileFeed.TRANSACTIONS, FileFeed.LABELS, FileFeed.OUTCOMES);
            write(
                    config,
                    new FeaturesTopology.Inputs(
                            converted(
                                    config,
                                    feed.transactions(env),
                                    new RateSource.Standing(files.rates()),
                                    new PlainFormats()),
                            when(labels, () -> feed.labels(env)),
                            when(outcomes && !files.outcomes().isEmpty(), () -> feed.outcomes(env))),
                    plan);
        }
    }

    private static DataStream<Event> converted(
            FeaturesJobBackfillConfig config, DataStream<Event> transactions, RateSource rates, WireFormats formats) {
        return ConversionStage.of(transactions, config.catalogue(), rates, formats);
    }

    private static Optional<DataStream<Event>> when(boolean needed, Supplier<DataStream<Event>> source) {
        return needed ? Optional.of(source.get()) : Optional.empty();
    }

    /**
     * Batch mode sorts each key's events by their timestamps. Those are places in the log, so that customers' events
     * are numbered as they stand there; event time is the business of the stages' timers alone.
     */
    static WatermarkStrategy<Event> orderOfTheLog() {
        return WatermarkStrategy.<Event>noWatermarks()
                .withTimestampAssigner((event, ignored) ->
                        event.record().partition() * PARTITION + event.record().offset());
    }

    private static StagePlan plan(
            FeaturesJobBackfillConfig config,
            WireFormats formats,
            String transactions,
            String labels,
            String outcomes) {
        return new StagePlan(
                config.catalogue(),
                true,
                config.labelHorizon(),
                transactions,
                labels,
                outcomes,
                formats,
                FeaturesJobState.TYPES,
                StageProbe.NONE);
    }

    private static void write(FeaturesJobBackfillConfig config, FeaturesTopology.Inputs inputs, StagePlan plan) {
        FeaturesTopology.Streams streams = FeaturesTopology.build(inputs, plan, Stages.working(plan));
        if (config.output() instanceof Directory to) {
            streams.features()
                    .sinkTo(CsvDirectory.ofVectors(to.directory(), config.catalogue()))
                    .uid("features")
                    .name("features");
            streams.refused()
                    .sinkTo(CsvDirectory.ofRefusals(to.directory()))
                    .uid("refused")
                    .name("refused")
                    .setParallelism(1);
        } else if (config.output() instanceof FeaturesJobBackfillConfig.Topics to) {
            WireFormats formats = new RegistryFormats(to.connection());
            Sinks sinks = new Sinks(to.connection());
            streams.features().sinkTo(sinks.features(formats)).uid("features").name("features");
            streams.refused()
                    .sinkTo(sinks.deadLetters(formats))
                    .uid("dead-letters")
                    .name("dead-letters")
                    .setParallelism(1);
        }
    }
}
