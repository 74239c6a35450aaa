package io.tidemark.cli.deadletters.replay;

import io.tidemark.cli.deadletters.letter.Letter;
import io.tidemark.cli.deadletters.letter.ReplayNote;
import io.tidemark.cli.deadletters.letter.WholeRecord;
import io.tidemark.log.kafka.Connection;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What is sent out of a letter.
 *
 * @param partition where it stood before; null if it was mended and goes where its key belongs
 */
record Sendable(Letter letter, Integer partition, WholeRecord record) {

    /** Bytes, for batches. */
    long size() {
        return (record.key() == null ? 0 : record.key().length) + (long) record.value().length;
    }

    ProducerRecord<byte[], byte[]> message(Connection connection) {
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(
                connection.topicPrefix() + letter.origin().topic(), partition, record.key(), record.value());
        record.headers().forEach(message.headers()::add);
        ReplayNote.put(message.headers(), ReplayNote.LETTER, letter.place());
        return message;
    }
}
