/** Counts of large samples over cells that a reference has fixed, and distances that come from them. */
package io.tidemark.drift.stats.sketch;
