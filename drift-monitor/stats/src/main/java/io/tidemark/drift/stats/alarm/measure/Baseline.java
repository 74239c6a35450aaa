package io.tidemark.drift.stats.alarm.measure;

/**
 * What a segment did in the same hours of earlier weeks.
 *
 * @param counts summed over those windows, in the slots of {@link io.tidemark.drift.stats.profile.Binning}
 * @param windows how many windows they are
 */
// Never compared.
@SuppressWarnings("ArrayRecordComponent")
public record Baseline(long[] counts, int windows) {

    public Baseline {
        if (windows < 1) {
            throw new IllegalArgumentException("a baseline needs at least one earlier window, got " + windows);
        }
    }
}
