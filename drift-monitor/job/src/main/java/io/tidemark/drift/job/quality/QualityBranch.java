package io.tidemark.drift.job.quality;

import io.tidemark.drift.stats.quality.book.BookRules;
import io.tidemark.log.kafka.Connection;
import io.tidemark.schemas.DriftAlarm;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.segments.SegmentField;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.api.java.tuple.Tuple6;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.OutputTag;

/** Scores, labels and drift alarms in; quality reports out, alarms and requests for retraining at the side. */
public final class QualityBranch {
    /** Messages for {@code alerts-drift}. */
    public static final OutputTag<Tuple2<byte[], byte[]>> ALARMS =
            new OutputTag<>("quality-alarms", QualityTypes.MESSAGE);

    /** Messages for {@code retraining-requests}. */
    public static final OutputTag<Tuple2<byte[], byte[]>> REQUESTS =
            new OutputTag<>("quality-requests", QualityTypes.MESSAGE);

    private QualityBranch() {}

    /**
     * Of {@code scores}. The second field is the event time, the last one a dead letter or empty, here and in the
     * others.
     */
    public static RecordMapping<Score, Tuple4<String, Long, byte[], byte[]>> scores(
            List<SegmentField> segments, Duration clockSkew) {
        return new ScoresIn(segments, clockSkew);
    }

    /** Of {@code labels}; their time is when they were observed. */
    public static RecordMapping<Label, Tuple6<String, Long, Long, Integer, Integer, byte[]>> labels(
            Duration clockSkew) {
        return new LabelsIn(clockSkew);
    }

    /** Of {@code alerts-drift}. */
    public static RecordMapping<DriftAlarm, Tuple4<String, Boolean, Long, byte[]>> alarms(Duration clockSkew) {
        return new AlarmsIn(clockSkew);
    }

    /** The reports. */
    public static SingleOutputStreamOperator<Tuple2<byte[], byte[]>> build(
            Connection connection,
            BookRules rules,
            Duration labelWait,
            DataStream<Tuple4<String, Long, byte[], byte[]>> scores,
            DataStream<Tuple6<String, Long, Long, Integer, Integer, byte[]>> labels,
            DataStream<Tuple4<String, Boolean, Long, byte[]>> alarms) {
        return scores.keyBy(scored -> LabelJoinStage.bucket(scored.f0), Types.INT)
                .connect(labels.keyBy(label -> LabelJoinStage.bucket(label.f0), Types.INT))
                .transform("label-join", QualityTypes.CHANGE, new LabelJoinStage(rules, labelWait.toMillis()))
                .uid("label-join")
                .name("label-join")
                .connect(alarms.broadcast())
                .transform(
                        "quality-book", QualityTypes.MESSAGE, new BookStage(rules, new RegistryRecordsOut(connection)))
                .uid("quality-book")
                .name("quality-book")
                .setParallelism(1)
                .setMaxParallelism(1);
    }
}
