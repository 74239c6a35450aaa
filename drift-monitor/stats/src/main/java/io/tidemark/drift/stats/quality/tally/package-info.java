/**
 * What a window's transactions and their labels add up to: counts that can be added, taken away and merged in any
 * order.
 */
package io.tidemark.drift.stats.quality.tally;
