package io.tidemark.drift.stats.quality.tally;

/**
 * What decisions did to the money of frauds, in minor units of one currency.
 *
 * @param saved frauds that were declined or sent to review, as far as labels tell
 * @param lost frauds that were approved, as far as labels tell
 * @param expectedSaved sum of score x amount of what was declined or sent to review
 * @param expectedLost sum of score x amount of what was approved
 */
public record MoneyOutcome(String currency, long saved, long lost, long expectedSaved, long expectedLost) {}
