/**
 * From scored events to the counts of a window: bins, counts where events are read, windows by event time and by the
 * wall clock.
 */
package io.tidemark.drift.job.count;
