package io.tidemark.drift.job;

import io.tidemark.drift.job.log.MappedReader;
import io.tidemark.drift.job.log.MonitorSources;
import io.tidemark.drift.job.log.MonitorTypes;
import io.tidemark.drift.job.log.RefusedOut;
import io.tidemark.drift.job.quality.QualityBranch;
import io.tidemark.drift.job.quality.RecordMapping;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.java.tuple.Tuple;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Reads scores and labels a second time for quality: neither clock, and no congestion, reaches from one branch into the
 * other.
 */
final class QualitySources {
    private static final String BRANCH = "quality-";

    /** Begins with the other branch's, so that what may read by that prefix may read by this. */
    private static final String GROUP = MonitorJob.GROUP + "-quality";

    private final StreamExecutionEnvironment env;
    private final MonitorJobConfig config;
    private final int readers;
    private final List<DataStream<Tuple2<byte[], byte[]>>> refused = new ArrayList<>();

    /** @param readers how many subtasks read a keyed topic */
    QualitySources(StreamExecutionEnvironment env, MonitorJobConfig config, int readers) {
        this.env = env;
        this.config = config;
        this.readers = readers;
    }

    /** The reports, with alarms and requests at the side. */
    SingleOutputStreamOperator<Tuple2<byte[], byte[]>> reports() {
        return QualityBranch.build(
                config.connection(),
                config.quality()
                        .rules(config.drift().cooldown(), config.segments().most()),
                config.quality().labels().patience(),
                read(
                        Topics.SCORES,
                        QualityBranch.scores(
                                config.segments().fields(), config.time().clockSkew()),
                        timed(),
                        readers),
                read(Topics.LABELS, QualityBranch.labels(config.time().clockSkew()), timed(), readers),
                read(
                        Topics.ALERTS_DRIFT,
                        QualityBranch.alarms(config.time().clockSkew()),
                        WatermarkStrategy.noWatermarks(),
                        1));
    }

    /** Dead letters of what {@link #reports} could not read. */
    DataStream<Tuple2<byte[], byte[]>> refused() {
        return refused.stream().reduce(DataStream::union).orElseThrow();
    }

    private <T extends SpecificRecord, O extends Tuple> DataStream<O> read(
            Topic<T> topic, RecordMapping<T, O> mapping, WatermarkStrategy<O> time, int readers) {
        String source = BRANCH + topic.name();
        SingleOutputStreamOperator<O> read = new MonitorSources(config.connection(), GROUP)
                .read(env, topic, new MappedReader<>(config.connection(), topic, mapping), time)
                .uid(source)
                .setParallelism(readers)
                .process(new RefusedOut<>(), mapping.type())
                .uid(source + "-intake")
                .name(source + "-intake")
                .setParallelism(readers);
        // The other branch writes the letters of scores.
        if (topic != Topics.SCORES) {
            refused.add(read.getSideOutput(MonitorTypes.REFUSED));
        }
        return read;
    }

    private <O extends Tuple> WatermarkStrategy<O> timed() {
        return WatermarkStrategy.<O>forBoundedOutOfOrderness(config.time().disorder())
                .withTimestampAssigner((event, ignored) -> event.getField(1))
                .withIdleness(config.time().idleness());
    }
}
