package io.tidemark.drift.job.count;

import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/** Event time that can be stopped and goes on later from where its input stands by then. */
final class HeldTime {
    private final Output<?> output;
    private Watermark newest = new Watermark(Long.MIN_VALUE);
    private WatermarkStatus status = WatermarkStatus.ACTIVE;
    private Watermark sent = newest;
    private WatermarkStatus sentStatus = status;

    HeldTime(Output<?> output) {
        this.output = output;
    }

    void watermark(Watermark mark, boolean stopped) {
        newest = mark;
        send(stopped);
    }

    void status(WatermarkStatus now, boolean stopped) {
        status = now;
        send(stopped);
    }

    void send(boolean stopped) {
        if (stopped) {
            // An idle subtask would not hold the others back, and their time would pass over what is held here.
            sendStatus(WatermarkStatus.ACTIVE);
            return;
        }
        if (newest.getTimestamp() > sent.getTimestamp()) {
            sendStatus(WatermarkStatus.ACTIVE);
            output.emitWatermark(newest);
            sent = newest;
        }
        sendStatus(status);
    }

    private void sendStatus(WatermarkStatus now) {
        if (!now.equals(sentStatus)) {
            output.emitWatermarkStatus(now);
            sentStatus = now;
        }
    }
}
