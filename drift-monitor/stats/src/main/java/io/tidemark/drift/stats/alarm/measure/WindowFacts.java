package io.tidemark.drift.stats.alarm.measure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Everything that was counted in one window under one model.
 *
 * @param start event time, inclusive
 * @param end exclusive
 * @param segments all traffic first; then for each field the values that are watched, which need not cover all traffic
 */
public record WindowFacts(Instant start, Instant end, List<SegmentWindow> segments) {

    public WindowFacts {
        segments = List.copyOf(segments);
        if (segments.isEmpty() || !segments.get(0).all()) {
            throw new IllegalArgumentException("the first segment of a window is all its traffic");
        }
    }

    public SegmentWindow all() {
        return segments.get(0);
    }

    public Duration length() {
        return Duration.between(start, end);
    }
}
