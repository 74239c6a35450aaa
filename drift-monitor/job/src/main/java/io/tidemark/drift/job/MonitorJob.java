package io.tidemark.drift.job;

import io.tidemark.schemas.kafka.Connection;
import io.tidemark.schemas.topics.Topic;
import io.tidemark.schemas.topics.Topics;
import java.util.List;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.api.java.tuple.Tuple5;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSource;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;

/**
 * The monitor: {@code scores} and {@code models} in; {@code drift-reports}, {@code alerts-drift} and {@code retraining-requests} out.
 *
 * <p>Event time is that of the scores alone. One model's events are counted in several shards and the counts added up, so that a busy model does
 * not hang on one subtask. Output is written at least once under ids that a replay repeats.
 */
public final class MonitorJob {
    /** What the job is called on Flink's page. */
    public static final String NAME = "monitor";

    private MonitorJob() {}

    /** The topics that must exist before the job starts. */
    public static List<Topic<?>> requiredTopics() {
        return List.of(
                Topics.SCORES,
                Topics.MODELS,
                Topics.DRIFT_REPORTS,
                Topics.ALERTS_DRIFT,
                Topics.RETRAINING_REQUESTS,
                Topics.DEAD_LETTERS);
    }

    /** Adds the job to the environment and configures it; reads and writes nothing yet. */
    public static void build(StreamExecutionEnvironment env, MonitorJobConfig config) {
        env.configure(MonitorSettings.of(config));
        Connection connection = config.connection();
        MonitorSources sources = new MonitorSources(connection);
        int readers = Math.min(config.parallelism(), config.partitions());
        SingleOutputStreamOperator<Tuple5<String, Long, double[], Boolean, byte[]>> scored = readable(
                sources.read(env, Topics.SCORES, new ScoreReader(connection), eventTime(config)),
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
        sink(reports.getSideOutput(MonitorTypes.ALARMS), connection, Topics.ALERTS_DRIFT);
        sink(reports.getSideOutput(MonitorTypes.REQUESTS), connection, Topics.RETRAINING_REQUESTS);
        sink(
                scored.getSideOutput(MonitorTypes.REFUSED).union(models.getSideOutput(MonitorTypes.REFUSED)),
                connection,
                Topics.DEAD_LETTERS);
    }

    private static SingleOutputStreamOperator<Tuple2<byte[], byte[]>> watch(
            MonitorJobConfig config,
            DataStream<Tuple5<String, Long, double[], Boolean, byte[]>> scored,
            DataStream<Tuple4<String, String, byte[], byte[]>> models) {
        SingleOutputStreamOperator<Tuple4<String, Integer, Integer, int[]>> binned = scored.filter(
                        event -> !event.f0.equals(ScoreReader.NO_MODEL))
                .uid("modelled")
                .name("modelled")
                .connect(models.broadcast())
                .transform("binning", MonitorTypes.BINNED, new BinningStage(config.parallelism(), config.profileWait()))
                .uid("binning")
                .name("binning");
        SingleOutputStreamOperator<Tuple4<String, Long, Long, long[]>> parts = binned.keyBy(
                        event -> Tuple2.of(event.f0, event.f1), Types.TUPLE(Types.STRING, Types.INT))
                .window(TumblingEventTimeWindows.of(config.window()))
                .sideOutputLateData(MonitorTypes.LATE)
                .aggregate(
                        new CountSlots(),
                        new NameWindow(),
                        MonitorTypes.COUNTS,
                        MonitorTypes.COUNTS,
                        MonitorTypes.WINDOW)
                .uid("shards")
                .name("shards");
        DataStream<Tuple4<String, Long, Long, long[]>> whole = parts.keyBy(part -> part.f0, Types.STRING)
                .window(TumblingEventTimeWindows.of(config.window()))
                .reduce(new AddCounts())
                .uid("windows")
                .name("windows");
        DataStream<Tuple4<String, Long, Long, long[]>> late = parts.getSideOutput(MonitorTypes.LATE)
                .map(event -> Tuple4.of(event.f0, 0L, 0L, new long[0]), MonitorTypes.WINDOW)
                .uid("late")
                .name("late");
        return whole.union(late)
                .keyBy(window -> window.f0, Types.STRING)
                .connect(models.broadcast(MonitorTypes.MODELS))
                .process(
                        new ComparisonStage(new RegistryEncoder(config.connection()), config.alarmRules()),
                        MonitorTypes.MESSAGE)
                .uid("comparison")
                .name("comparison");
    }

    private static <O extends Tuple> SingleOutputStreamOperator<O> readable(
            DataStreamSource<O> source, Topic<?> topic, TypeInformation<O> type, int parallelism) {
        source.uid(topic.name()).setParallelism(parallelism);
        String name = topic.name() + "-intake";
        return source.process(new RefusedOut<>(), type).uid(name).name(name).setParallelism(parallelism);
    }

    private static WatermarkStrategy<Tuple5<String, Long, double[], Boolean, byte[]>> eventTime(
            MonitorJobConfig config) {
        return WatermarkStrategy.<Tuple5<String, Long, double[], Boolean, byte[]>>forBoundedOutOfOrderness(
                        config.disorder())
                .withTimestampAssigner((event, ignored) -> event.f1)
                .withIdleness(config.idleness());
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
