package io.tidemark.drift.job.quality;

import io.tidemark.drift.stats.quality.book.BookRules;
import io.tidemark.flink.log.Message;
import io.tidemark.log.kafka.Connection;
import io.tidemark.schemas.DriftAlarm;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.segments.SegmentField;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.OutputTag;

/** Scores, labels and drift alarms in; quality reports out, alarms and requests for retraining at the side. */
public final class QualityBranch {
    /** Messages for {@code alerts-drift}. */
    public static final OutputTag<Message> ALARMS = new OutputTag<>("quality-alarms", Message.TYPE);

    /** Messages for {@code retraining-requests}. */
    public static final OutputTag<Message> REQUESTS = new OutputTag<>("quality-requests", Message.TYPE);

    private QualityBranch() {}

    /** Of {@code scores}. */
    public static RecordMapping<Score, TransactionScore> scores(List<SegmentField> segments, Duration clockSkew) {
        return new ScoresIn(segments, clockSkew);
    }

    /** Of {@code labels}; their time is when they were observed. */
    public static RecordMapping<Label, TransactionLabel> labels(Duration clockSkew) {
        return new LabelsIn(clockSkew);
    }

    /** Of {@code alerts-drift}. */
    public static RecordMapping<DriftAlarm, AlarmNews> alarms(Duration clockSkew) {
        return new AlarmsIn(clockSkew);
    }

    /** The reports. */
    public static SingleOutputStreamOperator<Message> build(
            Connection connection,
            BookRules rules,
            Duration labelWait,
            DataStream<TransactionScore> scores,
            DataStream<TransactionLabel> labels,
            DataStream<AlarmNews> alarms) {
        return scores.keyBy(scored -> LabelJoinStage.bucket(scored.transactionId()), Types.INT)
                .connect(labels.keyBy(label -> LabelJoinStage.bucket(label.transactionId()), Types.INT))
                .transform("label-join", TallyChange.TYPE, new LabelJoinStage(rules, labelWait.toMillis()))
                .uid("label-join")
                .name("label-join")
                .connect(alarms.broadcast())
                .transform("quality-book", Message.TYPE, new BookStage(rules, new RegistryRecordsOut(connection)))
                .uid("quality-book")
                .name("quality-book")
                .setParallelism(1)
                .setMaxParallelism(1);
    }
}
