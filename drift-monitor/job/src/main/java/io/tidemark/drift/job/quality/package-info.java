/**
 * The monitor's second branch, on a clock of its own: joins scores with labels until these have matured, and reports
 * quality.
 */
package io.tidemark.drift.job.quality;
