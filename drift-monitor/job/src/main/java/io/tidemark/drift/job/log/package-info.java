/**
 * How the monitor reads and writes the log: readers of scores and models, what flows between the operators, and dead
 * letters.
 */
package io.tidemark.drift.job.log;
