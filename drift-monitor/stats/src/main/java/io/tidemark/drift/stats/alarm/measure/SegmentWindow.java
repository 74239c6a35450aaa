package io.tidemark.drift.stats.alarm.measure;

import java.util.Optional;

/**
 * The events of one segment in one window.
 *
 * @param field by which traffic is divided; empty for all traffic
 * @param value of the field; empty for all traffic
 * @param counts in the slots of {@link io.tidemark.drift.stats.profile.Binning}
 * @param baseline empty while it is being learnt
 */
// Never compared.
@SuppressWarnings("ArrayRecordComponent")
public record SegmentWindow(String field, String value, long[] counts, Optional<Baseline> baseline) {

    /** All traffic of a window. */
    public static SegmentWindow ofAll(long[] counts, Optional<Baseline> baseline) {
        return new SegmentWindow("", "", counts, baseline);
    }

    /** Whether it is all traffic. */
    public boolean all() {
        return field.isEmpty();
    }
}
