package io.tidemark.drift.job.count;

import io.tidemark.schemas.segments.SegmentField;
import java.util.List;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Counts events where they are read, before any shuffle, so that what travels are counts: a hot model or segment costs
 * behind it what a quiet one costs. Counts are handed on when event time passes the end of their window, when nothing
 * more comes, and in front of every checkpoint, and so need no state of their own: behind the barrier they lie in that
 * of the {@link WindowsStage}.
 */
public final class LocalCountsStage extends AbstractStreamOperator<WindowPart>
        implements OneInputStreamOperator<BinnedEvent, WindowPart> {
    private static final long serialVersionUID = 1L;

    /** A feed far out of order opens many windows; more than these are handed on early. */
    private static final int MOST_WINDOWS = 256;

    private final long windowMillis;
    private final List<String> fields;
    private final int most;
    private transient LocalCounts counts;

    public LocalCountsStage(long windowMillis, List<SegmentField> segments, int most) {
        this.windowMillis = windowMillis;
        this.fields = List.copyOf(Fields.counted(segments));
        this.most = most;
    }

    @Override
    public void open() throws Exception {
        super.open();
        counts = new LocalCounts(fields, most);
    }

    @Override
    public void processElement(StreamRecord<BinnedEvent> element) {
        BinnedEvent event = element.getValue();
        if (event.isAnnouncement()) {
            counts.announce(event.model());
            return;
        }
        long start = TimeWindow.getWindowStartWithOffset(element.getTimestamp(), 0, windowMillis);
        counts.add(start, event);
        if (counts.size() > MOST_WINDOWS) {
            flush(Long.MAX_VALUE);
        }
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        // The last instant of a window is one millisecond before its end.
        flush(mark.getTimestamp() - (windowMillis - 1));
        super.processWatermark(mark);
    }

    /** An idle subtask holds the time of the others back no more, and what it kept would be late. */
    @Override
    public void processWatermarkStatus(WatermarkStatus status) throws Exception {
        if (status.isIdle()) {
            flush(Long.MAX_VALUE);
        }
        super.processWatermarkStatus(status);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        flush(Long.MAX_VALUE);
    }

    @Override
    public void finish() throws Exception {
        flush(Long.MAX_VALUE);
        super.finish();
    }

    private void flush(long lastStart) {
        counts.flush(lastStart, part -> output.collect(new StreamRecord<>(part)));
    }
}
