package io.tidemark.drift.job;

import io.tidemark.drift.job.count.BinningStage;
import io.tidemark.drift.job.count.LocalCountsStage;
import io.tidemark.drift.job.count.WindowsStage;
import io.tidemark.drift.job.judge.AlarmRules;
import io.tidemark.drift.job.judge.ComparisonStage;
import io.tidemark.drift.job.log.MessageWriter;
import io.tidemark.drift.job.log.ModelReader;
import io.tidemark.drift.job.log.MonitorSources;
import io.tidemark.drift.job.log.MonitorTypes;
import io.tidemark.drift.job.log.RefusedOut;
import io.tidemark.drift.job.log.RegistryEncoder;
import io.tidemark.drift.job.log.ScoreReader;
import io.tidemark.drift.job.quality.QualityBranch;
import io.tidemark.log.cluster.LogNeeds;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.api.java.tuple.Tuple6;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSource;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The monitor: {@code scores}, {@code models} and {@code labels} in; {@code drift-reports}, {@code quality-reports},
 * {@code alerts-drift} and
 * {@code retraining-requests} out. Drift and quality are branches with a clock of their own each.
 *
 * <p>Event time is that of the scores alone. Events are counted where they are read and only counts travel, so that
 * neither a busy model nor a busy segment hangs on one subtask. Output is written at least once under ids that a replay
 * repeats.
 */
public final class MonitorJob {
    /** What the job is called on Flink's page. */
    public static final String NAME = "monitor";

    /** Consumer group, after the prefix. */
    static final String GROUP = "tidemark-monitor";

    private MonitorJob() {}

    /** The topics that must exist before the job starts. */
    public static LogNeeds needs() {
        return new LogNeeds("monitor")
                .reads(Topics.SCORES, Topics.LABELS, Topics.MODELS, Topics.ALERTS_DRIFT)
                .writes(
                        Topics.DRIFT_REPORTS,
                        Topics.QUALITY_REPORTS,
                        Topics.ALERTS_DRIFT,
                        Topics.RETRAINING_REQUESTS,
                        Topics.DEAD_LETTERS);
    }

    /** Adds the job to the environment and configures it; reads and writes nothing yet. */
    public static void build(StreamExecutionEnvironment env, MonitorJobConfig config) {
        int parallelism = MonitorSettings.configure(env, config);
        Connection connection = config.connection();
        MonitorSources sources = new MonitorSources(connection, GROUP);
        int readers = Math.min(parallelism, config.partitions());
        SingleOutputStreamOperator<Tuple6<String, Long, double[], Integer, String[], byte[]>> scored = readable(
                sources.read(
                        env,
                        Topics.SCORES,
                        new ScoreReader(
                                connection,
                                config.segments().fields(),
                                config.time().clockSkew()),
                        eventTime(config)),
                Topics.SCORES,
                MonitorTypes.SCORED,
                readers);
        SingleOutputStreamOperator<Tuple4<String, String, byte[], byte[]>> models = readable(
                sources.read(
                        env,
                        Topics.MODELS,
                        new ModelReader(connection, config.bundleSource()),
                        WatermarkStrategy.noWatermarks()),
                Topics.MODELS,
                MonitorTypes.MODEL,
                1);

        SingleOutputStreamOperator<Tuple2<byte[], byte[]>> reports = watch(config, scored, models);
        sink(reports, connection, Topics.DRIFT_REPORTS);
        QualitySources labelled = new QualitySources(env, config, readers);
        SingleOutputStreamOperator<Tuple2<byte[], byte[]>> quality = labelled.reports();
        sink(quality, connection, Topics.QUALITY_REPORTS);
        sink(
                reports.getSideOutput(MonitorTypes.ALARMS).union(quality.getSideOutput(QualityBranch.ALARMS)),
                connection,
                Topics.ALERTS_DRIFT);
        sink(
                reports.getSideOutput(MonitorTypes.REQUESTS).union(quality.getSideOutput(QualityBranch.REQUESTS)),
                connection,
                Topics.RETRAINING_REQUESTS);
        sink(
                scored.getSideOutput(MonitorTypes.REFUSED)
                        .union(models.getSideOutput(MonitorTypes.REFUSED), labelled.refused()),
                connection,
                Topics.DEAD_LETTERS);
    }

    private static SingleOutputStreamOperator<Tuple2<byte[], byte[]>> watch(
            MonitorJobConfig config,
            DataStream<Tuple6<String, Long, double[], Integer, String[], byte[]>> scored,
            DataStream<Tuple4<String, String, byte[], byte[]>> models) {
        return scored.connect(models.broadcast())
                .transform(
                        "binning",
                        MonitorTypes.BINNED,
                        new BinningStage(config.time().profileWait()))
                .uid("binning")
                .name("binning")
                .transform(
                        "counts",
                        MonitorTypes.PART,
                        new LocalCountsStage(
                                config.time().window().toMillis(),
                                config.segments().fields(),
                                config.segments().most()))
                .uid("counts")
                .name("counts")
                .keyBy(part -> part.f0, Types.STRING)
                .process(
                        new WindowsStage(
                                config.time().window().toMillis(),
                                config.time().silenceGrace().toMillis(),
                                config.time().clockSkew().toMillis(),
                                config.segments().most()),
                        MonitorTypes.WINDOW)
                .uid("windows")
                .name("windows")
                .keyBy(window -> window.f0, Types.STRING)
                .connect(models.broadcast(MonitorTypes.MODELS))
                .process(
                        new ComparisonStage(new RegistryEncoder(config.connection()), rules(config.drift())),
                        MonitorTypes.MESSAGE)
                .uid("comparison")
                .name("comparison");
    }

    static AlarmRules rules(MonitorJobConfig.Drift drift) {
        return AlarmRules.of(drift.alarms(), drift.cooldown(), drift.baselineWeeks());
    }

    private static <O extends Tuple> SingleOutputStreamOperator<O> readable(
            DataStreamSource<O> source, Topic<?> topic, TypeInformation<O> type, int parallelism) {
        source.uid(topic.name()).setParallelism(parallelism);
        String name = topic.name() + "-intake";
        return source.process(new RefusedOut<>(), type).uid(name).name(name).setParallelism(parallelism);
    }

    private static WatermarkStrategy<Tuple6<String, Long, double[], Integer, String[], byte[]>> eventTime(
            MonitorJobConfig config) {
        return WatermarkStrategy.<Tuple6<String, Long, double[], Integer, String[], byte[]>>forBoundedOutOfOrderness(
                        config.time().disorder())
                .withTimestampAssigner((event, ignored) -> event.f1)
                .withIdleness(config.time().idleness());
    }

    private static void sink(DataStream<Tuple2<byte[], byte[]>> messages, Connection connection, Topic<?> topic) {
        Properties producer = new Properties();
        connection.producerConfig(topic).forEach((key, value) -> producer.setProperty(key, String.valueOf(value)));
        producer.setProperty("linger.ms", "0");
        messages.sinkTo(KafkaSink.<Tuple2<byte[], byte[]>>builder()
                        .setBootstrapServers(connection.bootstrapServers())
                        .setKafkaProducerConfig(producer)
                        .setRecordSerializer(new MessageWriter(connection.topic(topic)))
                        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                        .build())
                .uid(topic.name())
                .name(topic.name())
                .setParallelism(1);
    }
}
