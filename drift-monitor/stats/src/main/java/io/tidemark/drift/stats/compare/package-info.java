/**
 * Two sets of values side by side, column by column: every distance with its limit, and what is missing, unseen or out
 * of range.
 */
package io.tidemark.drift.stats.compare;
