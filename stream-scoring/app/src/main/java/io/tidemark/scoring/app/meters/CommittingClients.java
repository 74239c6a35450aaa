package io.tidemark.scoring.app.meters;

import io.tidemark.log.kafka.ClientKind;
import io.tidemark.log.kafka.Clients;
import io.tidemark.log.kafka.Connection;
import io.tidemark.scoring.app.streams.CommitPace;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/**
 * The clients of Kafka Streams, which say how far their thread is: the producers what becomes of their transactions,
 * the consumer whether more lies ready. They read the secrets of their settings when they are made. Streams commits in
 * the thread that has processed.
 */
public final class CommittingClients implements KafkaClientSupplier {

    private static final Duration MOST_CLOSING = Duration.ofSeconds(5);
    private final CommittedMeters meters;
    private final CommitPace pace;
    private final Connection connection;

    public CommittingClients(CommittedMeters meters, CommitPace pace, Connection connection) {
        this.meters = meters;
        this.pace = pace;
        this.connection = connection;
    }

    @Override
    public Admin getAdmin(Map<String, Object> config) {
        return Clients.admin(connection.withReferences(config, ClientKind.ADMIN));
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        return new CommittingProducer(connection.withReferences(config, ClientKind.PRODUCER), meters, pace);
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        return new PacingConsumer(connection.withReferences(config, ClientKind.CONSUMER), pace);
    }

    @Override
    public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
        return new KafkaConsumer<>(
                connection.withReferences(config, ClientKind.CONSUMER),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
        return getRestoreConsumer(config);
    }

    /** Says after each poll whether it left anything behind, and waits no longer than a commit does. */
    private static final class PacingConsumer extends KafkaConsumer<byte[], byte[]> {

        private final CommitPace pace;

        PacingConsumer(Map<String, Object> config, CommitPace pace) {
            super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            this.pace = pace;
        }

        @Override
        public ConsumerRecords<byte[], byte[]> poll(Duration atMost) {
            ConsumerRecords<byte[], byte[]> records = super.poll(pace.atMost(atMost));
            // Streams pauses what it has enough of in its buffers.
            pace.polled(!paused().isEmpty()
                    || records.partitions().stream()
                            .anyMatch(one -> currentLag(one).orElse(0) > 0));
            return records;
        }
    }

    private static final class CommittingProducer extends KafkaProducer<byte[], byte[]> {

        private final CommittedMeters meters;
        private final CommitPace pace;

        CommittingProducer(Map<String, Object> config, CommittedMeters meters, CommitPace pace) {
            super(config, new ByteArraySerializer(), new ByteArraySerializer());
            this.meters = meters;
            this.pace = pace;
        }

        /** Another producer of the same thread has failed, and its transaction with it. */
        @Override
        public void initTransactions() {
            meters.takenBack();
            super.initTransactions();
        }

        /** Streams waits first for what was sent. */
        @Override
        public void flush() {
            pace.begins();
            super.flush();
        }

        @Override
        public void commitTransaction() {
            try {
                super.commitTransaction();
            } finally {
                pace.ended();
            }
            meters.committed();
        }

        @Override
        public void abortTransaction() {
            pace.ended();
            meters.takenBack();
            super.abortTransaction();
        }

        /**
         * Streams would wait without a bound for a transaction to be aborted, and a producer that a broker does not let
         * in any more never comes to that: its thread would hold its partitions for ever. The broker ends what stays
         * open.
         */
        @Override
        public void close() {
            super.close(MOST_CLOSING);
        }
    }
}
