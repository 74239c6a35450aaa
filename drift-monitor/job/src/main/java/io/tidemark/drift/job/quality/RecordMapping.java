package io.tidemark.drift.job.quality;

import java.io.Serializable;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** What is taken from the records of a topic. */
public interface RecordMapping<T, O> extends Serializable {
    O read(T value);

    /** The place holder of a record that could not be read. */
    O refused(byte[] deadLetter);

    TypeInformation<O> type();
}
