/**
 * The windows of all models: what was estimated, what came of it, how far the one was from the other, and whether it
 * got worse.
 */
package io.tidemark.drift.stats.quality.book;
