package io.tidemark.bench.peer;

import io.tidemark.features.job.FeaturesJob;
import io.tidemark.features.job.FeaturesJobConfig;
import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.LabelEvent;
import io.tidemark.features.job.event.WireFormats;
import io.tidemark.features.job.log.Reading;
import io.tidemark.features.job.log.RegistryFormats;
import io.tidemark.features.job.log.Sinks;
import io.tidemark.features.job.stage.StagePlan;
import io.tidemark.features.job.stage.StageProbe;
import io.tidemark.features.job.state.Types;
import io.tidemark.log.topics.Topics;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The handbook's features as they are usually written: one stage for customers and one for terminals, each with a
 * {@code MapState} of the entity's events that is scanned at every transaction. It does less than the features job: no
 * repetition is found, and nothing restores a customer's order behind the terminals.
 */
public final class ScanningJob {

    private ScanningJob() {}

    /** Adds the job to the environment and configures it; labels must name their terminal. */
    public static void build(StreamExecutionEnvironment env, FeaturesJobConfig config) {
        int parallelism = FeaturesJob.configure(env, config);
        WireFormats formats = new RegistryFormats(config.connection());
        StagePlan plan = FeaturesJob.plan(config, formats, StageProbe.NONE);
        PlainSources sources = new PlainSources(config, formats, parallelism);
        DataStream<Event> labels = sources.of(env, Topics.LABELS, Reading.Kind.LABELS)
                .map(ScanningJob::toItsTerminal, Types.EVENT)
                .uid("labels-by-terminal")
                .name("labels-by-terminal");
        sources.of(env, Topics.TRANSACTIONS, Reading.Kind.TRANSACTIONS)
                .keyBy(Event::key)
                .process(new ScanningCustomer(plan), Types.EVENT)
                .uid("customer")
                .name("customer")
                .union(labels)
                .keyBy(Event::key)
                .process(new ScanningTerminal(plan), Types.FEATURE_RECORD)
                .uid("terminal")
                .name("terminal")
                .sinkTo(new Sinks(config.connection()).features(formats))
                .uid("features")
                .name("features");
    }

    private static Event toItsTerminal(Event event) {
        LabelEvent label = (LabelEvent) event;
        return label.addressedTo(
                "terminal",
                label.label().getTerminalId(),
                label.time(),
                label.label().getEventTime().toEpochMilli());
    }
}
