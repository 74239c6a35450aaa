package io.tidemark.drift.job.quality;

import io.tidemark.schemas.door.Rejection;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** What is taken from the records of a topic. */
public interface RecordMapping<T, O> extends Serializable {
    O read(T value);

    /**
     * Why the record cannot be meant; empty if it can.
     *
     * @param appended when the broker appended it
     */
    Optional<Rejection> check(T value, Instant appended);

    /** The place holder of a record that could not be read. */
    O refused(byte[] deadLetter);

    TypeInformation<O> type();
}
