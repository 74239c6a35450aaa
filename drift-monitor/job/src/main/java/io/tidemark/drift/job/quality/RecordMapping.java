package io.tidemark.drift.job.quality;

import io.tidemark.flink.type.CodecType;
import io.tidemark.schemas.door.Rejection;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;

/** What is taken from the records of a topic. */
public interface RecordMapping<T, O> extends Serializable {
    O read(T value);

    /**
     * Why the record cannot be meant; empty if it can.
     *
     * @param appended when the broker appended it
     */
    Optional<Rejection> check(T value, Instant appended);

    /** How it is written on its way. */
    CodecType<O> type();
}
