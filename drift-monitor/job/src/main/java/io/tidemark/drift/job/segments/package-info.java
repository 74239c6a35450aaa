/** Cuts traffic into segments by a field of the score. */
package io.tidemark.drift.job.segments;
