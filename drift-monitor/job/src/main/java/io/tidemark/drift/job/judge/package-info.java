/**
 * From the counts of a window to reports, alarms and requests: compared with the model's reference and with earlier
 * weeks.
 */
package io.tidemark.drift.job.judge;
