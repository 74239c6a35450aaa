/** Finds the cell of a value among cuts that a reference has fixed, in a few nanoseconds. */
package io.tidemark.drift.stats.sketch;
