package io.tidemark.drift.stats.quality.book;

/**
 * A model's realised quality fell, or is back.
 *
 * @param raised false: it is back
 * @param since start of the first window that counts to it, ms
 * @param windowStart start of the window that decided, ms
 * @param measure average_precision or auc_roc
 * @param ask a retraining is to be asked for; such an alarm may say nothing new otherwise
 * @param news false: the alarm was raised before, and only the cooldown is over
 */
public record QualityAlarm(
        String model,
        boolean raised,
        boolean news,
        boolean ask,
        long since,
        long windowStart,
        String measure,
        double before,
        double now,
        double limit,
        int earlierWindows,
        int newestWindows,
        double frauds) {}
