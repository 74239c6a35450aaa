package io.tidemark.bench.peer;

import io.tidemark.features.job.FeaturesJob;
import io.tidemark.features.job.FeaturesJobConfig;
import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.LabelEvent;
import io.tidemark.features.job.event.RefusedEvent;
import io.tidemark.features.job.event.TransactionEvent;
import io.tidemark.features.job.stage.FeaturesTopology;
import io.tidemark.features.job.stage.StageProbe;
import io.tidemark.features.job.state.Types;
import io.tidemark.schemas.FeatureRecord;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * The features job over a {@link FeaturesJobFeed}: the stages, shuffles, state and settings of the job itself, without
 * topics. Benchmarks of the state fill it this way; it is of no other use.
 */
public final class FeaturesJobOverFeed {

    private FeaturesJobOverFeed() {}

    /**
     * Adds the job to the environment and configures it. The feed is read in order by one subtask, which stays when all
     * is out, so that the state stays too: stop the job to end it.
     *
     * @return the vectors, for a sink to be added; whatever the stages refuse fails the job
     */
    public static DataStream<FeatureRecord> build(
            StreamExecutionEnvironment env, FeaturesJobConfig config, FeaturesJobFeed feed) {
        FeaturesJob.configure(env, config);
        DataStream<Event> events = env.fromSequence(0, Long.MAX_VALUE)
                .setParallelism(1)
                .flatMap(new FeedReader(feed))
                .returns(Types.EVENT)
                .uid("feed")
                .name("feed")
                .setParallelism(1);
        FeaturesTopology.Streams streams = FeaturesTopology.build(
                only(events, TransactionEvent.class, "transactions"),
                config.time().labels() ? Optional.of(only(events, LabelEvent.class, "labels")) : Optional.empty(),
                FeaturesJob.plan(config, new FeedFormats(), StageProbe.NONE));
        streams.refused()
                .map(FeaturesJobOverFeed::unexpected, TypeInformation.of(String.class))
                .uid("refused")
                .name("refused")
                .sinkTo(new DiscardingSink<>())
                .uid("nothing")
                .name("nothing");
        return streams.features();
    }

    private static DataStream<Event> only(DataStream<Event> events, Class<? extends Event> kind, String name) {
        return events.filter(kind::isInstance).setParallelism(1).uid(name).name(name);
    }

    private static String unexpected(Event event) {
        RefusedEvent refused = (RefusedEvent) event;
        throw new IllegalStateException("the feed was refused at " + refused.stage() + ": " + refused.detail());
    }
}
