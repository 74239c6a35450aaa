package io.tidemark.features.job;

/**
 * A record of the log: where it stands in its topic and what stands there.
 *
 * @param loggedAt when the broker appended it, epoch milliseconds
 * @param key may be null
 * @param value may be null
 */
// Never compared, only carried; copies of the bytes would cost more than all else here.
@SuppressWarnings("ArrayRecordComponent")
record LogRecord(int partition, long offset, long loggedAt, byte[] key, byte[] value) {}
