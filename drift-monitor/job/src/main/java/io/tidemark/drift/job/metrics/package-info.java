/** What the monitor can be watched by. */
package io.tidemark.drift.job.metrics;
