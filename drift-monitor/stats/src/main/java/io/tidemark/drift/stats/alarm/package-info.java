/** When drift becomes an alarm: it must persist, and it must be gone for a while before the alarm is cleared. */
package io.tidemark.drift.stats.alarm;
