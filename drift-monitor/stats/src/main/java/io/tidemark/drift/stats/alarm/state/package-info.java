/** The states of an alarm, one small class each. */
package io.tidemark.drift.stats.alarm.state;
