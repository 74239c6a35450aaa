package io.tidemark.drift.job;

import io.tidemark.drift.job.log.MappedReader;
import io.tidemark.drift.job.quality.QualityBranch;
import io.tidemark.drift.job.quality.RecordMapping;
import io.tidemark.drift.job.quality.TransactionLabel;
import io.tidemark.drift.job.quality.TransactionScore;
import io.tidemark.flink.log.EventTime;
import io.tidemark.flink.log.Intake;
import io.tidemark.flink.log.LogSource;
import io.tidemark.flink.log.Message;
import io.tidemark.flink.log.Read;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
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
    private final List<DataStream<Message>> refused = new ArrayList<>();

    /** @param readers how many subtasks read a keyed topic */
    QualitySources(StreamExecutionEnvironment env, MonitorJobConfig config, int readers) {
        this.env = env;
        this.config = config;
        this.readers = readers;
    }

    /** The reports, with alarms and requests at the side. */
    SingleOutputStreamOperator<Message> reports() {
        Duration skew = config.time().clockSkew();
        EventTime<TransactionScore> scored = TransactionScore::time;
        EventTime<TransactionLabel> observed = TransactionLabel::observedAt;
        return QualityBranch.build(
                config.connection(),
                config.quality()
                        .rules(config.drift().cooldown(), config.segments().most()),
                config.quality().labels().patience(),
                read(
                        Topics.SCORES,
                        QualityBranch.scores(config.segments().fields(), skew),
                        scored.behind(config.time().disorder(), config.time().idleness()),
                        readers),
                read(
                        Topics.LABELS,
                        QualityBranch.labels(skew),
                        observed.behind(config.time().disorder(), config.time().idleness()),
                        readers),
                read(Topics.ALERTS_DRIFT, QualityBranch.alarms(skew), WatermarkStrategy.noWatermarks(), 1));
    }

    /** Dead letters of what {@link #reports} could not read. */
    DataStream<Message> refused() {
        return refused.stream().reduce(DataStream::union).orElseThrow();
    }

    private <T extends SpecificRecord, O> DataStream<O> read(
            Topic<T> topic, RecordMapping<T, O> mapping, WatermarkStrategy<Read<O>> time, int readers) {
        MappedReader<T, O> reader = new MappedReader<>(config.connection(), topic, mapping);
        SingleOutputStreamOperator<O> read = MonitorJob.sound(
                env.fromSource(
                        new LogSource(config.connection(), GROUP).of(topic, reader),
                        time,
                        topic.name(),
                        reader.getProducedType()),
                BRANCH + topic.name(),
                mapping.type(),
                readers);
        // The other branch writes the letters of scores.
        if (topic != Topics.SCORES) {
            refused.add(read.getSideOutput(Intake.REFUSED));
        }
        return read;
    }
}
