package io.tidemark.features.job;

/**
 * What is remembered of a transaction under its id.
 *
 * @param eventTime in milliseconds
 * @param content hash of all that it says
 * @param keys of the entities whose windows labels reach, null where it has none; empty if labels reach none
 */
record IdEntry(long eventTime, long content, String[] keys) {}
