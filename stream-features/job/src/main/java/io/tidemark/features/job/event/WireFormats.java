package io.tidemark.features.job.event;

import io.tidemark.schemas.DeadLetter;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.Outcome;
import io.tidemark.schemas.Transaction;
import java.io.Serializable;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** How records are read and written; travels to the operators, which open it where they run. */
public interface WireFormats extends Serializable {

    Open open();

    /** Used by one thread at a time. */
    interface Open {
        /**
         * The transaction that these bytes are.
         *
         * @throws io.tidemark.log.registry.UndecodableRecordException if the bytes are at fault
         */
        Transaction transaction(byte[] value);

        /**
         * The label that these bytes are.
         *
         * @throws io.tidemark.log.registry.UndecodableRecordException if the bytes are at fault
         */
        Label label(byte[] value);

        /**
         * The outcome that these bytes are.
         *
         * @throws io.tidemark.log.registry.UndecodableRecordException if the bytes are at fault
         */
        Outcome outcome(byte[] value);

        /** The transaction of a record, whose header may name its schema. */
        default Transaction transaction(ConsumerRecord<byte[], byte[]> record) {
            return transaction(record.value());
        }

        /** The label of a record, whose header may name its schema. */
        default Label label(ConsumerRecord<byte[], byte[]> record) {
            return label(record.value());
        }

        /** The outcome of a record, whose header may name its schema. */
        default Outcome outcome(ConsumerRecord<byte[], byte[]> record) {
            return outcome(record.value());
        }

        /** The bytes that {@link #transaction(byte[])} reads. */
        byte[] encoded(Transaction record);

        /** The bytes that {@link #label(byte[])} reads. */
        byte[] encoded(Label record);

        /** The bytes that {@link #outcome(byte[])} reads. */
        byte[] encoded(Outcome record);

        byte[] features(FeatureRecord record);

        byte[] deadLetter(DeadLetter record);
    }
}
