package io.tidemark.drift.job.quality;

import io.tidemark.drift.job.metrics.QualityMeters;
import io.tidemark.drift.stats.quality.book.BookRules;
import io.tidemark.drift.stats.quality.book.QualityAlarm;
import io.tidemark.drift.stats.quality.book.QualityBook;
import io.tidemark.drift.stats.quality.book.WindowQuality;
import io.tidemark.flink.log.Message;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.DriftAlarm;
import io.tidemark.schemas.QualityReport;
import java.time.Instant;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Adds the changes up and reports at every end of a window. One subtask: counts by bin come here and no events, and the
 * delays of the labels are those of all traffic. Drift alarms come by the second input and have no part in event time.
 */
final class BookStage extends AbstractStreamOperator<Message>
        implements TwoInputStreamOperator<TallyChange, AlarmNews, Message> {
    private static final long serialVersionUID = 1L;
    private static final long LOOK_AGAIN_MILLIS = 5_000;
    private static final ListStateDescriptor<byte[]> STATE =
            new ListStateDescriptor<>("book", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    private final BookRules rules;
    private final RecordsOut records;
    private transient ListState<byte[]> state;
    private transient QualityBook book;
    private transient QualityMeters meters;
    private transient long told;
    private transient boolean news;

    BookStage(BookRules rules, RecordsOut records) {
        this.rules = rules;
        this.records = records;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        state = context.getOperatorStateStore().getListState(STATE);
        book = new QualityBook(rules);
        book.restore(state.get());
    }

    @Override
    public void open() throws Exception {
        super.open();
        records.open();
        meters = new QualityMeters(getMetricGroup());
        told = Long.MIN_VALUE;
        lookAgain();
    }

    /** Labels that come while event time stands still are told of all the same. */
    private void lookAgain() {
        ProcessingTimeService time = getProcessingTimeService();
        time.registerTimer(time.getCurrentProcessingTime() + LOOK_AGAIN_MILLIS, now -> {
            if (news && told != Long.MIN_VALUE) {
                tell(told);
            }
            lookAgain();
        });
    }

    @Override
    public void close() throws Exception {
        records.close();
        super.close();
    }

    @Override
    public void processElement1(StreamRecord<TallyChange> element) {
        TallyChange change = element.getValue();
        news = true;
        book.add(change.window(), change.tally());
    }

    @Override
    public void processElement2(StreamRecord<AlarmNews> element) {
        AlarmNews alarm = element.getValue();
        if (!alarm.model().isEmpty()) {
            book.driftAlarm(alarm.model(), alarm.raised(), alarm.moment());
        }
    }

    @Override
    public void processWatermark1(Watermark mark) throws Exception {
        long now = rules.windowOf(mark.getTimestamp() + 1);
        if (now > told) {
            told = now;
            tell(now);
        }
        processWatermark(mark);
    }

    @Override
    public void processWatermark2(Watermark mark) {
        // Event time is that of the scores.
    }

    @Override
    protected void processWatermarkStatus(WatermarkStatus status, int index) {
        // Nobody behind this waits for event time.
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        state.update(book.state());
    }

    private void tell(long now) {
        news = false;
        Instant wall = Instant.ofEpochMilli(getProcessingTimeService().getCurrentProcessingTime());
        QualityRecords made = new QualityRecords(rules, wall);
        for (WindowQuality quality : book.changes(now)) {
            QualityReport report = made.report(quality, book.strays());
            output.collect(new StreamRecord<>(
                    Message.of(QualityRecords.id(quality.key()), records.encode(Topics.QUALITY_REPORTS, report))));
            meters.reported(report);
        }
        for (QualityAlarm alarm : book.alarms()) {
            String id = made.alarmId(alarm);
            if (alarm.news()) {
                DriftAlarm word = made.alarm(alarm);
                output.collect(
                        QualityBranch.ALARMS,
                        new StreamRecord<>(Message.of(id, records.encode(Topics.ALERTS_DRIFT, word))));
                meters.alarmed(word);
            }
            if (alarm.ask()) {
                output.collect(
                        QualityBranch.REQUESTS,
                        new StreamRecord<>(
                                Message.of(id, records.encode(Topics.RETRAINING_REQUESTS, made.request(alarm)))));
                meters.asked();
            }
        }
    }
}
