/** What one window says of each hypothesis, before any is weighed against the others. */
package io.tidemark.drift.stats.alarm.measure;
