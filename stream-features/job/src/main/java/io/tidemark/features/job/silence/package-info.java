/**
 * A Kafka source that knows when the whole feed rests.
 *
 * <p>An event-time order needs the end of a feed to be known: the newest events stay buffered until something later
 * comes, and after the last one nothing does. Silence is taken here as a fact of the log and not of the job: no
 * partition of any watched topic has grown for a configured time. Only then does each split that has been read to
 * its end say that event time has reached the newest event of the log. A job that stalls, restarts or is throttled
 * therefore releases nothing early.
 *
 * <p>A single partition that does not grow while others of its topic do must not hold those back. Flink would call it
 * idle; then the others run ahead at once, and an event that was appended to it a moment after theirs is late. So it
 * follows them at the distance of the silence instead.
 */
package io.tidemark.features.job.silence;
