package io.tidemark.drift.job.log;

import io.tidemark.schemas.DriftAlarm;
import io.tidemark.schemas.DriftReport;
import io.tidemark.schemas.RetrainingRequest;
import java.io.Serializable;

/** Turns what the monitor finds into the bytes of messages; opened in the task that uses it. */
public interface Encoder extends Serializable {
    void open();

    void close() throws Exception;

    byte[] encode(DriftReport report);

    byte[] encode(DriftAlarm alarm);

    byte[] encode(RetrainingRequest request);
}
