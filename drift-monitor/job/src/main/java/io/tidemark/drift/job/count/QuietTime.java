package io.tidemark.drift.job.count;

/**
 * For how long nothing has moved. Kept in memory alone: after a restart it starts anew, since what a job that stood
 * still has not seen is no silence.
 */
final class QuietTime {
    private static final long UNKNOWN = Long.MIN_VALUE;

    private long since = UNKNOWN;
    private long watermark = Long.MIN_VALUE;

    /** Something came. */
    void ends(long now, long newWatermark) {
        since = now;
        watermark = newWatermark;
    }

    /** Milliseconds of the clock on the wall without an event and without any progress of event time. */
    long lasts(long now, long newWatermark) {
        if (since == UNKNOWN || newWatermark != watermark) {
            ends(now, newWatermark);
        }
        return now - since;
    }
}
