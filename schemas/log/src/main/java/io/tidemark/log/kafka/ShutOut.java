package io.tidemark.log.kafka;

import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;

/** Tells whether a transactional writer failed since another one has begun under its id. */
public final class ShutOut {

    private ShutOut() {}

    /**
     * Kafka says it in three words, depending on how far the writer had come, and mostly as the cause of what a send or
     * the transaction failed with. The third one comes if the other one's marker lies in the log between the check of a
     * record and its append; a transaction that the broker ended for its time-out says the same, and the same is right
     * for it: what was written is aborted, and whoever goes on begins anew.
     */
    public static boolean isIn(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException
                    || cause instanceof InvalidProducerEpochException
                    || cause instanceof InvalidTxnStateException) {
                return true;
            }
        }
        return false;
    }
}
