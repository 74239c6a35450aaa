package io.tidemark.features.job;

import io.tidemark.schemas.DeadLetter;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.Transaction;
import java.io.Serializable;

/** How records are read and written; travels to the operators, which open it where they run. */
interface WireFormats extends Serializable {

    Open open();

    /** Used by one thread at a time. */
    interface Open {
        /**
         * The transaction that these bytes are.
         *
         * @throws io.tidemark.schemas.registry.UndecodableRecordException if the bytes are at fault
         */
        Transaction transaction(byte[] value);

        /**
         * The label that these bytes are.
         *
         * @throws io.tidemark.schemas.registry.UndecodableRecordException if the bytes are at fault
         */
        Label label(byte[] value);

        /** The bytes that {@link #transaction} reads. */
        byte[] encoded(Transaction record);

        byte[] features(FeatureRecord record);

        byte[] deadLetter(DeadLetter record);
    }
}
