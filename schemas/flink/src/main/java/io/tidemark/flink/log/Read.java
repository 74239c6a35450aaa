package io.tidemark.flink.log;

import java.util.function.ToLongFunction;

/** What came of a record of the log. */
public sealed interface Read<T> {

    /** It says this. */
    record Sound<T>(T value) implements Read<T> {}

    /**
     * It could not be read, or be meant.
     *
     * @param deadLetter as it is written
     */
    // Never compared, only carried.
    @SuppressWarnings("ArrayRecordComponent")
    record Refused<T>(byte[] deadLetter) implements Read<T> {}

    /** Event time, epoch milliseconds; what was refused has no place in time and comes before all. */
    default long time(ToLongFunction<T> ofSound) {
        return this instanceof Sound<T> sound ? ofSound.applyAsLong(sound.value()) : Long.MIN_VALUE;
    }
}
