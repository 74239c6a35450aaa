package io.tidemark.cli.loop;

/**
 * What a run of the loop showed, for the record.
 *
 * @param share of the cards
 * @param transactions scored in all
 * @param calmAveragePrecision of the static model before the drift
 * @param eventsToAlarm from the drift to the end of the window that raised the alarm
 * @param eventsToPromotion from the drift to the first decision of the new model
 * @param afterSwap transactions that later models decided, with frauds
 * @param servedAveragePrecision of them as they were scored
 * @param staticAveragePrecision of them as the static model scores the same vectors
 * @param poisonedLabels verdicts that were swapped
 * @param eventsToRollback decisions of the regression
 * @param watchEvents within which it had to be taken back
 */
record LoopSummary(
        double share,
        long transactions,
        double calmAveragePrecision,
        long eventsToAlarm,
        long eventsToPromotion,
        long afterSwap,
        long fraudsAfterSwap,
        double servedAveragePrecision,
        double staticAveragePrecision,
        int poisonedLabels,
        long eventsToRollback,
        int watchEvents,
        long scoredTwice,
        long lost,
        long mixed) {}
