package io.tidemark.drift.job;

import io.tidemark.drift.job.count.BinnedEvent;
import io.tidemark.drift.job.count.BinningStage;
import io.tidemark.drift.job.count.LocalCountsStage;
import io.tidemark.drift.job.count.ModelWindow;
import io.tidemark.drift.job.count.WindowPart;
import io.tidemark.drift.job.count.WindowsStage;
import io.tidemark.drift.job.judge.AlarmRules;
import io.tidemark.drift.job.judge.ComparisonStage;
import io.tidemark.drift.job.log.ModelReader;
import io.tidemark.drift.job.log.MonitorTypes;
import io.tidemark.drift.job.log.PublishedModel;
import io.tidemark.drift.job.log.RegistryEncoder;
import io.tidemark.drift.job.log.ScoreReader;
import io.tidemark.drift.job.log.ScoredEvent;
import io.tidemark.drift.job.quality.QualityBranch;
import io.tidemark.flink.log.EventTime;
import io.tidemark.flink.log.Intake;
import io.tidemark.flink.log.LogSource;
import io.tidemark.flink.log.Message;
import io.tidemark.flink.log.MessageSink;
import io.tidemark.flink.log.Read;
import io.tidemark.log.cluster.LogNeeds;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
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
        LogSource log = new LogSource(connection, GROUP);
        int readers = Math.min(parallelism, config.partitions());
        ScoreReader scores = new ScoreReader(
                connection, config.segments().fields(), config.time().clockSkew());
        EventTime<ScoredEvent> time = ScoredEvent::time;
        SingleOutputStreamOperator<ScoredEvent> scored = sound(
                env.fromSource(
                        log.of(Topics.SCORES, scores),
                        time.behind(config.time().disorder(), config.time().idleness()),
                        Topics.SCORES.name(),
                        scores.getProducedType()),
                Topics.SCORES.name(),
                ScoredEvent.TYPE,
                readers);
        ModelReader bundles = new ModelReader(connection, config.bundleSource());
        SingleOutputStreamOperator<PublishedModel> models = sound(
                env.fromSource(
                        log.of(Topics.MODELS, bundles),
                        WatermarkStrategy.noWatermarks(),
                        Topics.MODELS.name(),
                        bundles.getProducedType()),
                Topics.MODELS.name(),
                PublishedModel.TYPE,
                1);

        SingleOutputStreamOperator<Message> reports = watch(config, scored, models);
        sink(reports, connection, Topics.DRIFT_REPORTS);
        QualitySources labelled = new QualitySources(env, config, readers);
        SingleOutputStreamOperator<Message> quality = labelled.reports();
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
                scored.getSideOutput(Intake.REFUSED).union(models.getSideOutput(Intake.REFUSED), labelled.refused()),
                connection,
                Topics.DEAD_LETTERS);
    }

    private static SingleOutputStreamOperator<Message> watch(
            MonitorJobConfig config, DataStream<ScoredEvent> scored, DataStream<PublishedModel> models) {
        return scored.connect(models.broadcast())
                .transform(
                        "binning",
                        BinnedEvent.TYPE,
                        new BinningStage(config.time().profileWait()))
                .uid("binning")
                .name("binning")
                .transform(
                        "counts",
                        WindowPart.TYPE,
                        new LocalCountsStage(
                                config.time().window().toMillis(),
                                config.segments().fields(),
                                config.segments().most()))
                .uid("counts")
                .name("counts")
                .keyBy(WindowPart::model, Types.STRING)
                .process(
                        new WindowsStage(
                                config.time().window().toMillis(),
                                config.time().silenceGrace().toMillis(),
                                config.time().clockSkew().toMillis(),
                                config.segments().most()),
                        ModelWindow.TYPE)
                .uid("windows")
                .name("windows")
                .keyBy(ModelWindow::version, Types.STRING)
                .connect(models.broadcast(MonitorTypes.MODELS))
                .process(
                        new ComparisonStage(new RegistryEncoder(config.connection()), rules(config.drift())),
                        Message.TYPE)
                .uid("comparison")
                .name("comparison");
    }

    static AlarmRules rules(MonitorJobConfig.Drift drift) {
        return AlarmRules.of(drift.alarms(), drift.cooldown(), drift.baselineWeeks());
    }

    /** What sound records of a source say; dead letters leave at the side. */
    static <T> SingleOutputStreamOperator<T> sound(
            DataStreamSource<Read<T>> source, String uid, TypeInformation<T> type, int parallelism) {
        String intake = uid + "-intake";
        return source.uid(uid)
                .setParallelism(parallelism)
                .process(new Intake<>(), type)
                .uid(intake)
                .name(intake)
                .setParallelism(parallelism);
    }

    private static void sink(DataStream<Message> messages, Connection connection, Topic<?> topic) {
        messages.sinkTo(MessageSink.of(connection, topic))
                .uid(topic.name())
                .name(topic.name())
                .setParallelism(1);
    }
}
