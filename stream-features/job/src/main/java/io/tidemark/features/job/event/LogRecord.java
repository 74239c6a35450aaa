package io.tidemark.features.job.event;

import java.util.Arrays;

/**
 * A record of the log: where it stands in its topic and what stands there.
 *
 * @param loggedAt when the broker appended it, epoch milliseconds
 * @param key may be null
 * @param value may be null
 */
// Never compared, only carried; copies of the bytes would cost more than all else here.
@SuppressWarnings("ArrayRecordComponent")
public record LogRecord(int partition, long offset, long loggedAt, byte[] key, byte[] value) {

    /** The same place with no more than the first bytes of key and value. */
    LogRecord first(int keyBytes, int valueBytes) {
        return new LogRecord(partition, offset, loggedAt, first(keyBytes, key), first(valueBytes, value));
    }

    /** The same place with a value that can be read without the headers, which go no further than the door. */
    public LogRecord holding(byte[] other) {
        return new LogRecord(partition, offset, loggedAt, key, other);
    }

    /** The same with a key that was left out. */
    LogRecord keyed(byte[] left) {
        return new LogRecord(partition, offset, loggedAt, left, value);
    }

    private static byte[] first(int most, byte[] bytes) {
        return bytes == null || bytes.length <= most ? bytes : Arrays.copyOf(bytes, most);
    }
}
